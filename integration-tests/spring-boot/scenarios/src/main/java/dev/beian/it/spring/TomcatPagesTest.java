package dev.beian.it.spring;

/** The pages, served by Tomcat. */
class TomcatPagesTest extends PagesScenario {
    TomcatPagesTest() {
        super(Server.TOMCAT);
    }

    @Override
    boolean speaksHttp2() {
        return true;
    }
}
