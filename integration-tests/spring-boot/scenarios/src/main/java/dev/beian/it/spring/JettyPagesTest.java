package dev.beian.it.spring;

/** The pages, served by Jetty. */
class JettyPagesTest extends PagesScenario {
    JettyPagesTest() {
        super(Server.JETTY);
    }
}
