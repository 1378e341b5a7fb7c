package dev.beian.it.war;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import dev.beian.it.War;
import dev.beian.servlet.BeianInitializer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However often the library is there, a page has one footer. */
class OnceOnlyTest {
    @TempDir
    Path folder;

    @Test
    void whereTheServersFolderHasIt() {
        ServletServer.assume(Capability.WAR);
        Path[] jars = War.jars(folder.resolve("lib"));
        for (String attributes : new String[] {"", "metadata-complete=\"true\""}) {
            War war =
                    Pages.files(folder.resolve("war")).conf(Pages.CONF).webXml(attributes, Pages.SHOP + Pages.WITNESS);
            try (RunningServer server =
                    ServletServer.start(App.war(war.directory()).sharedLibraries(jars))) {
                assertCovered(server);
            }
        }
    }

    @Test
    void whereTheServersFolderAndTheArchiveHaveIt() {
        ServletServer.assume(Capability.WAR);
        Path[] jars = War.jars(folder.resolve("lib"));
        War war = Pages.files(folder.resolve("war")).beian().conf(Pages.CONF).webXml("", Pages.SHOP + Pages.WITNESS);
        try (RunningServer server = ServletServer.start(App.war(war.directory()).sharedLibraries(jars))) {
            assertCovered(server);
        }
    }

    @Test
    void whereTheDescriptorRegistersItToo() {
        ServletServer.assume(Capability.WAR);
        War war = Pages.files(folder).beian().conf(Pages.CONF).webXml("", Pages.FILTER + Pages.SHOP + Pages.WITNESS);
        try (RunningServer server = ServletServer.start(App.war(war.directory()))) {
            assertCovered(server);
        }
    }

    @Test
    void whereTheDescriptorRegistersItTwiceUnderOtherNames() {
        ServletServer.assume(Capability.WAR);
        War war = Pages.files(folder)
                .beian()
                .conf(Pages.CONF)
                .webXml(
                        "",
                        Pages.FILTER.replace("beianFilter", "first")
                                + Pages.FILTER.replace("beianFilter", "second")
                                + Pages.SHOP
                                + Pages.WITNESS);
        try (RunningServer server = ServletServer.start(App.war(war.directory()))) {
            assertCovered(server);
        }
    }

    @Test
    void notAtAllWhereItIsLeftToTheApplication() {
        ServletServer.assume(Capability.WAR);
        War war = Pages.files(folder).beian().conf(Pages.CONF + "beian.auto-register = false");
        try (RunningServer server = ServletServer.start(App.war(war.directory()))) {
            Pages.assertNoFooter(server.get("/"));
        }
    }

    @Test
    void whereTheContainerIsGivenTheInitializerByItsApi() {
        System.setProperty("beian.icp.number", Pages.NUMBER);
        App app = App.of().initializer(new BeianInitializer()).handle("/page", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<!DOCTYPE html><html><body><p>你好</p></body></html>");
        });
        try (RunningServer server = ServletServer.start(app)) {
            Pages.assertFooter(server.get("/page"));
        } finally {
            System.clearProperty("beian.icp.number");
        }
    }

    private static void assertCovered(RunningServer server) {
        for (String path :
                new String[] {"/", "/static.html", "/shop/page", "/shop/forward", "/shop/dispatch", "/absent"}) {
            Pages.assertFooter(path, server.get(path));
        }
        assertThat(server.get("/shop/page").fields("Witness")).containsExactly("REQUEST 1");
    }
}
