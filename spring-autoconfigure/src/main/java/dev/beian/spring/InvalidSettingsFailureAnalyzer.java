package dev.beian.spring;

import dev.beian.config.InvalidSettingsException;
import dev.beian.filing.Bilingual;
import java.nio.charset.Charset;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/**
 * Turns wrong settings into what Spring Boot prints of an application that fails to start: every problem with its key,
 * value and origin, and how to start all the same.
 */
public final class InvalidSettingsFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingsException>
        implements Ordered {
    /** For Spring. */
    public InvalidSettingsFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingsException cause) {
        String action = Bilingual.understood(
                cause.locale(),
                Charset.defaultCharset(),
                language -> SpringLog.messages(language).getString("action"));
        return new FailureAnalysis(cause.getMessage(), action, cause);
    }

    /** Before Boot's own analyzers, which would see only that a bean could not be created. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
