package dev.beian.spring;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Tells a native image which resources the library reads at run time. It uses no reflection. */
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
                .forEach(hints.resources()::registerResourceBundle);
    }
}
