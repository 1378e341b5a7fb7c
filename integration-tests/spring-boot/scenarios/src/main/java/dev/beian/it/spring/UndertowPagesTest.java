package dev.beian.it.spring;

import org.junit.jupiter.api.condition.EnabledIf;

/** The pages, served by Undertow, which Boot 4 has no more. */
@EnabledIf("isPresent")
class UndertowPagesTest extends PagesScenario {
    UndertowPagesTest() {
        super(Server.UNDERTOW);
    }

    static boolean isPresent() {
        return Server.UNDERTOW.isPresent();
    }

    @Override
    boolean canUseVirtualThreads() {
        return false; // Boot gives them to this server by its own factory's customizers, and the harness has another
    }

    @Override
    boolean speaksHttp2() {
        return true;
    }
}
