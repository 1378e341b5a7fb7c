package dev.beian.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The pages of both sites, and the call that they make. */
@Controller
class ShopController {
    private static final Charset GBK = Charset.forName("GBK");
    private static final List<Book> BOOKS = List.of(
            new Book("长物志", "文震亨", "园林与器物的一部旧书"),
            new Book("陶庵梦忆", "张岱", "西湖、灯市与大雪"),
            new Book("浮生六记", "沈复", "布衣蔬食，可乐终身"));

    /**
     * A book.
     *
     * @param title its title
     * @param author who wrote it
     * @param note what is to be said of it
     */
    record Book(String title, String author, String note) {}

    @GetMapping("/")
    String home(HttpServletRequest request, Model model) {
        boolean isSecondhand = request.getServerName().startsWith("secondhand.");
        model.addAttribute("name", isSecondhand ? "青竹旧书" : "青竹书店");
        model.addAttribute("motto", isSecondhand ? "读过的书，再遇一次" : "一间卖旧时文字的小店");
        return "home";
    }

    @GetMapping("/api/books")
    @ResponseBody
    List<Book> books() {
        return BOOKS;
    }

    /** A page as it was written twenty years ago, and never touched since. */
    @GetMapping("/legacy")
    ResponseEntity<byte[]> legacy() {
        String page = """
                <html>
                <head><meta http-equiv="Content-Type" content="text/html; charset=gbk"><title>青竹书店 老版主页</title></head>
                <body bgcolor="#f7f3e8">
                <center><font size="5">青竹书店</font><hr width="60%">
                <p>本页写于二〇〇三年，编码为国标 GBK，一个字节也没有改过。</p>
                </center>
                </body>
                </html>
                """;
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, GBK))
                .body(page.getBytes(GBK));
    }
}
