package dev.beian.it.spring.app;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Pages by templates and forwards. */
@Controller
class ViewController {
    @GetMapping({"/thymeleaf", "/etag/thymeleaf", "/private/thymeleaf"})
    String thymeleaf(Model model) {
        model.addAttribute("greeting", "你好，世界");
        return "thymeleaf";
    }

    @GetMapping("/freemarker")
    String freemarker(Model model) {
        model.addAttribute("greeting", "你好，世界");
        return "freemarker";
    }

    @GetMapping("/mustache")
    String mustache(Model model) {
        model.addAttribute("greeting", "你好，世界");
        return "mustache";
    }

    @GetMapping("/jsp")
    String jsp(Model model) {
        model.addAttribute("greeting", "你好，世界");
        return "jsp";
    }

    @GetMapping("/forward")
    String forward() {
        return "forward:/plain.html";
    }

    @GetMapping("/redirect")
    String redirect() {
        return "redirect:/thymeleaf";
    }
}
