package dev.beian.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.beian.config.BeianOptions.OnError;
import dev.beian.config.BeianSettings;
import dev.beian.config.InvalidSettingsException;
import dev.beian.config.Setting;
import dev.beian.config.SettingsBinder;
import dev.beian.site.Site;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings from parameters, properties, environment and files. */
class HoconSettingsTest {
    @TempDir
    Path classes;

    private final Map<String, String> filterParameters = new HashMap<>();
    private final Map<String, String> contextParameters = new HashMap<>();
    private final Map<String, String> systemProperties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    private void application(String... lines) throws IOException {
        Files.writeString(classes.resolve("application.conf"), String.join("\n", lines));
    }

    private ClassLoader loader() {
        try {
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, HoconSettings.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private BeianSettings read() {
        return HoconSettings.read(
                new SettingSources(filterParameters, contextParameters, systemProperties, environment, loader()));
    }

    private Setting setting(String key) {
        return Objects.requireNonNull(read().get(key), key);
    }

    private InvalidSettingsException failure() {
        return catchThrowableOfType(InvalidSettingsException.class, this::read);
    }

    @Test
    void theStrongestSourceWins() throws IOException {
        Path named = classes.resolve("named.conf");

        assertThat(read().get("beian.entity")).isNull();

        application("beian.entity = application");
        assertThat(setting("beian.entity").value()).isEqualTo("application");
        assertThat(setting("beian.entity").origin())
                .isEqualTo("application.conf @ "
                        + classes.resolve("application.conf").toUri().toURL() + ": 1");

        Files.writeString(named, "\n\nbeian.entity = named");
        environment.put("BEIAN_CONFIG", named.toString());
        assertThat(setting("beian.entity")).isEqualTo(new Setting("beian.entity", "named", named + ": 3", false));

        environment.put("BEIAN_ENTITY", "environment");
        assertThat(setting("beian.entity"))
                .isEqualTo(new Setting("beian.entity", "environment", "environment variable BEIAN_ENTITY", true));

        systemProperties.put("beian.entity", "property");
        assertThat(setting("beian.entity"))
                .isEqualTo(new Setting("beian.entity", "property", "system property -Dbeian.entity", false));

        contextParameters.put("beian.entity", "context");
        assertThat(setting("beian.entity"))
                .isEqualTo(new Setting("beian.entity", "context", "context parameter beian.entity", false));

        filterParameters.put("beian.entity", "filter");
        assertThat(setting("beian.entity"))
                .isEqualTo(new Setting("beian.entity", "filter", "filter init-param beian.entity", false));
    }

    @Test
    void theReferenceIsTheWeakest() throws IOException {
        assertThat(setting("beian.footer.style").value()).isEqualTo("auto");
        assertThat(setting("beian.footer.style").origin()).contains("reference.conf");

        application("beian.footer.style = class");

        assertThat(setting("beian.footer.style").value()).isEqualTo("class");
    }

    @ParameterizedTest
    @CsvSource({
        "BEIAN_ICP_NUMBER, beian.icp.number",
        "BEIAN_ICP_GRANTEDON, beian.icp.granted-on",
        "BEIAN_ICP_GRANTED_ON, beian.icp.granted-on",
        "BEIAN_SITES_SHOP_ICP_NUMBER, beian.sites.shop.icp.number",
        "BEIAN_SITES_SHOP2_ICP_GRANTED_ON, beian.sites.shop2.icp.granted-on",
        "BEIAN_SITES_SHOP_OPENEDON, beian.sites.shop.opened-on",
        "BEIAN_HOSTS, beian.hosts",
        "BEIAN_HOSTS_0, beian.hosts[0]",
        "BEIAN_SITES_SHOP_HOSTS_12, beian.sites.shop.hosts[12]",
        "BEIAN_SITES_SHOP_PAGES_IN_FRAMES, beian.sites.shop.pages.in-frames",
        "BEIAN_LICENCES, beian.licences",
        "BEIAN_LICENCES_0_NUMBER, beian.licences[0].number",
        "BEIAN_TRUSTEDPROXIES, beian.trusted-proxies",
        "BEIAN_TRUSTED_PROXIES_1, beian.trusted-proxies[1]",
        "BEIAN_ON_ERROR, beian.on-error",
        "BEIAN_EVIDENCE_MAXSIZE, beian.evidence.max-size",
        "BEIAN_ASSETS_BASE_URL, beian.assets.base-url",
        "BEIAN_CONFIG, beian.config",
        "beian_icp_number, beian.icp.number",
        "BEIAN_PORT, beian.port",
        "BEIAN_PORT_8080_TCP_ADDR, beian.port.8080.tcp.addr",
        "BEIAN_ICP, beian.icp",
        "BEIAN_SITES_SHOP_STATUS_PATH, beian.sites.shop.status.path",
    })
    void environmentVariablesHaveTheirOwnSpelling(String variable, String key) {
        environment.put(variable, "x");

        assertThat(new SettingSources(Map.of(), Map.of(), Map.of(), environment, loader())
                        .layers()
                        .get(3))
                .containsExactly(new Setting(key, "x", "environment variable " + variable, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "BEIAN", "BEIAN_", "MY_BEIAN_HOSTS", "BEIANX_HOSTS"})
    void otherVariablesAreNotOurs(String variable) {
        assertThat(SettingNames.ofEnvironment(variable)).isNull();
    }

    @Test
    void everyKeyCanBeSetByTheEnvironment() {
        for (dev.beian.config.SettingKey key : dev.beian.config.SettingKey.values()) {
            String path = key.path().replace("[].", "[0].").replace("[]", "");
            String variable = "BEIAN_"
                    + path.replaceAll("\\[0]", "_0").replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);

            assertThat(SettingNames.ofEnvironment(variable)).isEqualTo("beian." + path);
        }
    }

    @Test
    void aKubernetesServiceNamedAsWeAreStopsNothing() {
        environment.put("BEIAN_ICP_NUMBER", "京ICP备2021012345号-1");
        for (String name : List.of(
                "BEIAN_PORT",
                "BEIAN_SERVICE_HOST",
                "BEIAN_SERVICE_PORT",
                "BEIAN_PORT_80_TCP",
                "BEIAN_PORT_80_TCP_PROTO",
                "BEIAN_STATUS",
                "BEIAN_HOST")) {
            environment.put(name, "tcp://10.0.0.1:80");
        }

        assertThat(SettingsBinder.bind(read()).sites()).hasSize(1);
        assertThat(SettingsBinder.bind(read()).warnings()).hasSize(7);
    }

    @Test
    void aListIsOneThing() throws IOException {
        application("beian.hosts = [a.cn, b.cn, c.cn]", "beian.sites.shop { hosts = [d.cn], pages.exclude = [] }");
        environment.put("BEIAN_SITES_SHOP_HOSTS", "e.cn,f.cn");
        systemProperties.put("beian.hosts.0", "g.cn");

        List<Site> sites = SettingsBinder.bind(read()).sites();

        assertThat(sites.get(0).hosts()).extracting(Object::toString).containsExactly("g.cn");
        assertThat(sites.get(1).hosts()).extracting(Object::toString).containsExactly("e.cn", "f.cn");
    }

    @Test
    void aScalarInAStrongerSourceLeavesTheGroupAlone() throws IOException {
        application("beian.icp.number = 京ICP备2021012345号-1");
        environment.put("BEIAN_ICP", "whatever");

        assertThat(setting("beian.icp.number").value()).isEqualTo("京ICP备2021012345号-1");
        assertThat(SettingsBinder.bind(read()).warnings()).hasSize(1);
    }

    @Test
    void aFileIsHoconWithAllItCanDo() throws IOException {
        Files.writeString(classes.resolve("more.conf"), "beian.entity = ${company}\nbeian.psb.required = no");
        application(
                "akka { actor.provider = cluster, broken = ${not.there.at.all} }",
                "company = 北京示例科技有限公司",
                "include \"more.conf\"",
                "beian {",
                "  // a comment",
                "  icp.number = ${?NUMBER_FROM_OUTSIDE}",
                "  icp.granted-on = 2021-05-20",
                "  copyright.since = 2013",
                "  hosts.0 = a.cn, hosts.1 = b.cn",
                "  footer { class = \"a b\", enabled : false }",
                "  pages.home = ${beian.pages.home} [/index.html]",
                "  licences = [ { number = 0120 }, ${licence} ]",
                "  status.token = ${user.home}",
                "}",
                "licence { name = 某许可, number = \"1\" }");
        environment.put("NUMBER_FROM_OUTSIDE", "京ICP备2021012345号-1");
        systemProperties.put("user.home", "home");

        BeianSettings settings = read();

        assertThat(Objects.requireNonNull(settings.get("beian.entity")).value()).isEqualTo("北京示例科技有限公司");
        assertThat(Objects.requireNonNull(settings.get("beian.status.token")).value())
                .isEqualTo("home");
        Site site = SettingsBinder.bind(settings).sites().get(0);
        assertThat(site.icp().number()).hasToString("京ICP备2021012345号-1");
        assertThat(site.icp().grantedOn()).isEqualTo("2021-05-20");
        assertThat(site.copyright()).isEqualTo(new dev.beian.site.Copyright("北京示例科技有限公司", 2013));
        assertThat(site.hosts()).extracting(Object::toString).containsExactly("a.cn", "b.cn");
        assertThat(site.footer().classes()).containsExactly("a", "b");
        assertThat(site.footer().isEnabled()).isFalse();
        assertThat(site.psb().isRequired()).isFalse();
        assertThat(site.pages().home()).containsExactly("/", "/index.html");
        assertThat(site.licences()).extracting(dev.beian.filing.Licence::number).containsExactly("0120", "1");
    }

    @Test
    void anotherLibrarysSubstitutionsAreNotOurProblem() throws IOException {
        application("a = ${b}", "b = ${a}", "c = ${nowhere}", "beian.entity = 甲公司");

        assertThat(setting("beian.entity").value()).isEqualTo("甲公司");
    }

    @Test
    void sitesComeInTheOrderOfTheFile() throws IOException {
        application("beian.sites {", " zebra.hosts = [z.cn]", " apple.hosts = [a.cn]", " mango.hosts = [m.cn]", "}");

        assertThat(SettingsBinder.bind(read()).sites())
                .extracting(Site::name)
                .containsExactly("zebra", "apple", "mango");
    }

    @Test
    void nullInASiteEndsTheInheritance() throws IOException {
        application(
                "beian.psb.icon = /a.png", "beian.entity = null", "beian.sites.shop { hosts = a.cn, psb.icon = null }");

        assertThat(SettingsBinder.bind(read()).sites().get(0).psb().icon()).isNull();
        assertThat(read().get("beian.entity")).isNull();
    }

    @Test
    void nothingAtAllIsNothingConfigured() {
        assertThat(SettingsBinder.bind(read()).sites()).isEmpty();
        assertThat(SettingsBinder.bind(read()).warnings()).isEmpty();
    }

    @Test
    void aFileThatIsNoHoconIsToldWithItsLine() throws IOException {
        application("beian {", "  entity = a", "  footer.class = a: b : {", "}");

        assertThat(failure().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("file-malformed");
            assertThat(problem.origin()).startsWith("application.conf @ file:").endsWith(": 3");
            assertThat(problem.message(Locale.ENGLISH))
                    .startsWith("application.conf (application.conf @ file:")
                    .contains(": 3): the file is no valid HOCON: ");
            assertThat(problem.message(Locale.SIMPLIFIED_CHINESE)).contains("文件不是正确的 HOCON：");
        });
        assertThat(failure().onError()).isEqualTo(OnError.FAIL);
    }

    @Test
    void theKeywordOfHoconThatIsAlsoOurKeyIsExplained() throws IOException {
        application("beian.pages {", "  include = [/shop/**]", "}");

        assertThat(failure().problems().get(0).message(Locale.ENGLISH))
                .contains(": 2): HOCON takes include at the start of a line for its keyword; write \"include\" or"
                        + " pages.include: ");

        application("beian.pages.include = [\"/shop/**\"]");
        assertThat(setting("beian.pages.include[0]").value()).isEqualTo("/shop/**");
    }

    @Test
    void whatToDoAboutABrokenFileIsReadFromTheOtherSources() throws IOException {
        application("beian {");
        environment.put("BEIAN_ON_ERROR", "disable");
        systemProperties.put("beian.locale", "en");

        assertThat(failure().onError()).isEqualTo(OnError.DISABLE);
        assertThat(failure().getMessage())
                .startsWith("The Beian configuration is wrong in 1 place(s):\n  - application.conf");
    }

    @Test
    void aFileThatIsNoHoconAndNotAboutUsIsLeftAlone() throws IOException {
        application("<VirtualHost *:80> {{{");
        environment.put("BEIAN_ENTITY", "甲公司");

        assertThat(setting("beian.entity").value()).isEqualTo("甲公司");
    }

    @Test
    void aSubstitutionOfOursThatLeadsNowhereIsTold() throws IOException {
        application("", "beian.entity = ${COMPANY}");

        assertThat(failure().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("file-unresolved");
            assertThat(problem.message(Locale.ENGLISH)).contains(": 2): ").contains("${COMPANY}");
        });
    }

    @Test
    void aNamedFileThatIsNotThereIsTold() {
        systemProperties.put("beian.config", "/no/such/file.conf");

        assertThat(failure().problems().get(0).message(Locale.ENGLISH))
                .isEqualTo(
                        "beian.config = \"/no/such/file.conf\" (from system property -Dbeian.config): there is no such"
                                + " file: /no/such/file.conf. Right would be: /etc/beian/beian.conf");
        assertThat(failure().problems().get(0).message(Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("beian.config = \"/no/such/file.conf\"（来自 系统属性 -Dbeian.config）：没有这个文件："
                        + "/no/such/file.conf。正确示例：/etc/beian/beian.conf");
        systemProperties.put("beian.config", classes.toString());
        assertThat(failure().problems().get(0).code()).isEqualTo("file-directory");
    }

    @Test
    void aNamedFileMayBeAUrlAndIncludeItsNeighbours() throws IOException {
        Path directory = Files.createDirectory(classes.resolve("some where"));
        Files.writeString(directory.resolve("a.conf"), "include \"b.conf\"");
        Files.writeString(directory.resolve("b.conf"), "beian.entity = 乙公司");
        contextParameters.put(
                "beian.config", directory.resolve("a.conf").toUri().toString());

        assertThat(setting("beian.entity").value()).isEqualTo("乙公司");
        assertThat(setting("beian.entity").origin()).endsWith("b.conf: 1");
    }

    @Test
    void aFileSavedAsGbkIsToldWhatHappened() throws IOException {
        Files.write(
                classes.resolve("application.conf"),
                "# 注释\nbeian.icp.number = 京ICP备2021012345号-1".getBytes(Charset.forName("GBK")));

        InvalidSettingsException failure =
                catchThrowableOfType(InvalidSettingsException.class, () -> SettingsBinder.bind(read()));

        assertThat(failure.getMessage())
                .contains("beian.icp.number = \"")
                .contains("application.conf: 2")
                .contains("它多半存成了 GBK，请另存为 UTF-8");
    }

    @Test
    void aByteOrderMarkIsHarmless() throws IOException {
        Files.write(classes.resolve("application.conf"), "\uFEFFbeian.entity = 甲公司".getBytes(StandardCharsets.UTF_8));

        assertThat(setting("beian.entity").value()).isEqualTo("甲公司");
    }
}
