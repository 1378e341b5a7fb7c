package dev.beian.it.spring.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The application; it knows nothing of footers. */
@SpringBootApplication(proxyBeanMethods = false)
public class PagesApplication {
    /** Starts it alone. */
    public static void main(String[] args) {
        SpringApplication.run(PagesApplication.class, args);
    }

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration =
                new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns("/etag/*");
        return registration;
    }

    @Bean
    FilterRegistrationBean<ForwardedHeaderFilter> forwarded() {
        FilterRegistrationBean<ForwardedHeaderFilter> registration =
                new FilterRegistrationBean<>(new ForwardedHeaderFilter());
        registration.setOrder(Integer.MIN_VALUE);
        return registration;
    }
}
