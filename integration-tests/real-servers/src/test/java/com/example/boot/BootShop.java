package com.example.boot;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.support.SpringBootServletInitializer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A shop with one page of its own, beside its static files. */
@SpringBootApplication
@RestController
public class BootShop extends SpringBootServletInitializer {
    /** For Spring. */
    public BootShop() {}

    @Override
    protected SpringApplicationBuilder configure(SpringApplicationBuilder builder) {
        return builder.sources(BootShop.class);
    }

    /** A page. */
    @GetMapping(path = "/books", produces = "text/html;charset=UTF-8")
    public String books() {
        return "<!DOCTYPE html><html><head><title>书店</title></head><body><p>图书</p></body></html>";
    }
}
