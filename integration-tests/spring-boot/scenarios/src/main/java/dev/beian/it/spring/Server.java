package dev.beian.it.spring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;

/** The servers that an application may be run by, by the names that their factories have in the lines of Boot. */
enum Server {
    TOMCAT(
            "org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory",
            "org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory"),
    JETTY(
            "org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory",
            "org.springframework.boot.jetty.servlet.JettyServletWebServerFactory"),
    UNDERTOW("org.springframework.boot.web.embedded.undertow.UndertowServletWebServerFactory");

    private final List<String> factories;

    Server(String... factories) {
        this.factories = List.of(factories);
    }

    private Optional<String> factory() {
        return factories.stream()
                .filter(name -> ClassUtils.isPresent(name, getClass().getClassLoader()))
                .findFirst();
    }

    /** Whether this line of Boot has it. */
    boolean isPresent() {
        return factory().isPresent() && (this != UNDERTOW || ClassUtils.isPresent("io.undertow.Undertow", null));
    }

    /** The value of {@code spring.autoconfigure.exclude} without which two servers of Boot 4 quarrel over the management's. */
    String exclusions() {
        return Stream.of(
                        "tomcat.autoconfigure.actuate.web.server.Tomcat",
                        "jetty.autoconfigure.actuate.web.server.Jetty")
                .filter(name -> !name.startsWith(name().toLowerCase(Locale.ROOT)))
                .map(name -> "org.springframework.boot." + name + "ServletManagementContextAutoConfiguration")
                .collect(Collectors.joining(","));
    }

    /** Makes an application run in it, whichever others are on the class path. */
    ApplicationContextInitializer<GenericApplicationContext> initializer() {
        String name = factory().orElseThrow();
        return context -> context.registerBean(
                "servletWebServerFactory", ClassUtils.resolveClassName(name, context.getClassLoader()));
    }
}
