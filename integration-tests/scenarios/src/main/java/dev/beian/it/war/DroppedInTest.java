package dev.beian.it.war;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.WitnessFilter;
import com.example.shop.WitnessInitializer;
import dev.beian.it.App;
import dev.beian.it.Capability;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import dev.beian.it.War;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars in {@code WEB-INF/lib} and one number are all that it takes. */
class DroppedInTest {
    @TempDir
    Path folder;

    @BeforeEach
    void archivesAreDeployed() {
        ServletServer.assume(Capability.WAR);
    }

    @Test
    void withoutAnyDescriptor() {
        War war = Pages.files(folder).beian().conf(Pages.CONF);
        try (RunningServer server = start(war)) {
            Pages.assertFooter(server.get("/static.html"));
            Pages.assertFooter(server.get("/"));
            assertThat(server.get("/style.css").text()).isEqualTo("body { color: black }\n");
            assertThat(server.get("/data.json").text()).isEqualTo("{\"page\":\"<html><body></body></html>\"}");
        }
    }

    @Test
    void withADescriptorForEveryKindOfDispatch() {
        War war = Pages.files(folder).beian().conf(Pages.CONF).webXml("", Pages.SHOP + Pages.WITNESS);
        assertEverythingIsCovered(war);
    }

    @Test
    void withADescriptorThatIsComplete() {
        War war = Pages.files(folder)
                .beian()
                .conf(Pages.CONF)
                .webXml("metadata-complete=\"true\"", Pages.SHOP + Pages.WITNESS);
        assertEverythingIsCovered(war);
    }

    @Test
    void withAnOrderThatHasRoomForOthers() {
        War war = Pages.files(folder)
                .beian()
                .conf(Pages.CONF)
                .webXml("", "<absolute-ordering><others/></absolute-ordering>" + Pages.SHOP + Pages.WITNESS);
        assertEverythingIsCovered(war);
    }

    @Test
    void notWhereTheOrderHasNoRoomForItWhichAFilterInTheDescriptorMakesGood() {
        String order = "<absolute-ordering/>";
        War war = Pages.files(folder).beian().conf(Pages.CONF).webXml("", order + Pages.SHOP);
        try (RunningServer server = start(war)) {
            Pages.assertNoFooter(server.get("/static.html"));
        }
        war.webXml("", order + Pages.FILTER + Pages.SHOP + Pages.WITNESS);
        assertEverythingIsCovered(war);
    }

    @Test
    void fromTwoJars() {
        War war = Pages.files(folder).beian().beian("second-").conf(Pages.CONF).webXml("", Pages.SHOP + Pages.WITNESS);
        assertEverythingIsCovered(war);
    }

    @Test
    void beforeALibraryThatWantsToBeFirstToo() {
        War war = Pages.files(folder)
                .beian()
                .conf(Pages.CONF)
                .initializerJar("a-first", WitnessInitializer.class, WitnessFilter.class)
                .webXml("", Pages.SHOP);
        try (RunningServer server = start(war)) {
            RawResponse page = server.get("/shop/page");
            Pages.assertFooter(page);
            assertThat(page.fields("Witness")).containsExactly("REQUEST 1");
        }
    }

    @Test
    void underAContextPath() {
        War war = Pages.files(folder).beian().conf(Pages.CONF).webXml("", Pages.SHOP);
        try (RunningServer server = ServletServer.start(App.war(war.directory()).contextPath("/shop"))) {
            Pages.assertFooter(server.get("/shop/static.html"));
            Pages.assertFooter(server.get("/shop/shop/page"));
        }
    }

    @Test
    void asTheNumberOfASystemProperty() {
        War war = Pages.files(folder).beian();
        System.setProperty("beian.icp.number", Pages.NUMBER);
        try (RunningServer server = start(war)) {
            Pages.assertFooter(server.get("/static.html"));
        } finally {
            System.clearProperty("beian.icp.number");
        }
    }

    private static void assertEverythingIsCovered(War war) {
        try (RunningServer server = start(war)) {
            for (String path : new String[] {
                "/",
                "/static.html",
                "/shop/page",
                "/shop/forward",
                "/shop/forward-to-file",
                "/shop/include",
                "/shop/async",
                "/shop/dispatch"
            }) {
                RawResponse page = server.get(path);
                assertThat(page.status()).as(path).isEqualTo(200);
                Pages.assertFooter(path, page);
                assertThat(page.fields("Witness")).as(path).contains("REQUEST 1");
            }
            for (String path : new String[] {"/absent", "/shop/error", "/shop/throw"}) {
                RawResponse page = server.get(path);
                assertThat(page.status()).as(path).isGreaterThanOrEqualTo(400);
                Pages.assertFooter(path, page);
            }
            assertThat(server.get("/shop/json").text()).isEqualTo("{\"html\":\"<html><body></body></html>\"}");
            assertThat(server.get("/fragment.html").text()).isEqualTo("<p>片段</p>");
        }
    }

    private static RunningServer start(War war) {
        return ServletServer.start(App.war(war.directory()));
    }
}
