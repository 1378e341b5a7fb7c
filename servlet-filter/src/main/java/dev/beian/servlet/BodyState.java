package dev.beian.servlet;

import dev.beian.servlet.http.InjectionDecision;
import org.jspecify.annotations.Nullable;

/**
 * Where a response's body is in its life, and why it passes if it does. Immutable.
 *
 * <p>Phase and reason are one object, since every response has them: those of nearly all are constants.
 */
final class BodyState {
    private enum Phase {
        UNDECIDED,
        INJECTING,
        PASSING,
        FINISHED
    }

    /** Nothing is settled; the container has not committed. */
    static final BodyState UNDECIDED = new BodyState(Phase.UNDECIDED, null);

    /** A page that gets its footer. Until the container commits, a changed field leads back to undecided. */
    static final BodyState INJECTING = new BodyState(Phase.INJECTING, null);

    private static final BodyState FINISHED = new BodyState(Phase.FINISHED, null);
    private static final BodyState NOT_HTML = new BodyState(Phase.PASSING, InjectionDecision.NOT_HTML);
    private static final BodyState NOT_HTML_FINISHED = new BodyState(Phase.FINISHED, InjectionDecision.NOT_HTML);

    private final Phase phase;
    private final @Nullable String reason;

    private BodyState(Phase phase, @Nullable String reason) {
        this.phase = phase;
        this.reason = reason;
    }

    /** Goes out as the application writes it. */
    static BodyState passing(String reason) {
        return reason.equals(InjectionDecision.NOT_HTML) ? NOT_HTML : new BodyState(Phase.PASSING, reason);
    }

    /** Complete, or given up by the application, after this state. */
    BodyState finished() {
        if (reason == null) {
            return FINISHED;
        }
        return this == NOT_HTML ? NOT_HTML_FINISHED : new BodyState(Phase.FINISHED, reason);
    }

    /** In the same phase, with another reason to pass. */
    BodyState because(String newReason) {
        return new BodyState(phase, newReason);
    }

    /** Why the response passes or has passed; null if it does not. */
    @Nullable String reason() {
        return reason;
    }

    boolean isUndecided() {
        return phase == Phase.UNDECIDED;
    }

    boolean isInjecting() {
        return phase == Phase.INJECTING;
    }

    boolean isPassing() {
        return phase == Phase.PASSING;
    }

    boolean isFinished() {
        return phase == Phase.FINISHED;
    }

    /** Whether the footer may still come: neither passing nor finished. */
    boolean isOpen() {
        return phase == Phase.UNDECIDED || phase == Phase.INJECTING;
    }
}
