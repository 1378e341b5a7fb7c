package dev.beian.it.war;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
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

/** The status answers also where the library does nothing else: then somebody has most reason to ask. */
class StatusOfUntouchedTest {
    private static final String STATUS =
            "beian { locale = en, status { path = /beian-status, allow = [127.0.0.1] } }\n";

    @TempDir
    Path folder;

    @BeforeEach
    void archivesAreDeployed() {
        ServletServer.assume(Capability.WAR);
    }

    @Test
    void whereNothingIsConfigured() {
        Config status = statusOf("");
        assertThat(status.getString("status")).isEqualTo("NOT_CONFIGURED");
        assertThat(code(status)).isEqualTo("not-configured");
    }

    @Test
    void whereItIsSwitchedOff() {
        Config status = statusOf("beian { enabled = false, icp.number = \"" + Pages.NUMBER + "\" }");
        assertThat(status.getString("status")).isEqualTo("ACTION_REQUIRED");
        assertThat(code(status)).isEqualTo("disabled");
        assertThat(status.getConfigList("findings")).hasSize(1);
    }

    @Test
    void whereTheSettingsAreWrong() {
        Config status = statusOf("beian { on-error = disable, icp.number = \"京ICP备XXXXXXXX号\" }");
        assertThat(status.getString("status")).isEqualTo("NON_COMPLIANT");
        assertThat(code(status)).isEqualTo("invalid-configuration");
        assertThat(status.getConfigList("findings").get(0).getString("message"))
                .contains("beian.icp.number", "京ICP备XXXXXXXX号", "application.conf");
    }

    @Test
    void butNotWhereItIsTheStatusThatIsWrong() {
        War war = Pages.files(folder)
                .beian()
                .conf("beian { on-error = disable, status { path = /beian-status, allow = [127.0.0.1, x] } }");
        try (RunningServer server = ServletServer.start(App.war(war.directory()))) {
            assertThat(server.get("/").text()).isEqualTo(Pages.STATIC_PAGE);
            assertThat(server.get("/beian-status").status()).isEqualTo(404);
        }
    }

    private Config statusOf(String conf) {
        War war = Pages.files(folder).beian().conf(STATUS + conf);
        try (RunningServer server = ServletServer.start(App.war(war.directory()))) {
            assertThat(server.get("/").text()).isEqualTo(Pages.STATIC_PAGE);
            RawResponse response = server.get("/beian-status");
            assertThat(response.status()).isEqualTo(200);
            return ConfigFactory.parseString(response.text());
        }
    }

    private static String code(Config status) {
        assertThat(status.getList("sites")).isEmpty();
        return status.getConfigList("findings").get(0).getString("code");
    }
}
