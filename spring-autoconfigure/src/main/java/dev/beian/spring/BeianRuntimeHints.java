package dev.beian.spring;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Tells a native image which resources the library reads at run time: its texts in both languages, whatever languages the
 * image is built for, and badges where the documentation puts them. It uses no reflection.
 */
final class BeianRuntimeHints implements RuntimeHintsRegistrar {
    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        Stream.of(
                        "audit.messages",
                        "config.problems",
                        "filing.messages",
                        "servlet.messages",
                        "servlet.status.messages",
                        "spring.messages",
                        "status.messages")
                .map("dev.beian."::concat)
                .forEach(bundle -> {
                    hints.resources().registerResourceBundle(bundle);
                    hints.resources().registerPattern(bundle.replace('.', '/') + "*.properties");
                });
        hints.resources().registerPattern("beian/*"); // psb.icon = classpath:/beian/gongan.png
    }
}
