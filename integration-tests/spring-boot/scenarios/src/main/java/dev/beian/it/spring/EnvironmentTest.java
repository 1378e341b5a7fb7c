package dev.beian.it.spring;

import static dev.beian.it.spring.Contexts.ICP;
import static dev.beian.it.spring.Contexts.environment;
import static dev.beian.it.spring.Contexts.reading;
import static dev.beian.it.spring.Contexts.web;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.Beian;
import dev.beian.config.InvalidSettingsException;
import dev.beian.site.Site;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/** What is written in Spring's sources arrives, and where it is written is told. */
class EnvironmentTest {
    private static final String TWO_SITES = """
            beian:
              entity: 上海某某网络科技有限公司
              sites:
                main:
                  hosts: [www.example.cn, example.cn]
                  icp:
                    number: 沪ICP备19031754号-2
                    granted-on: 2019-09-12
                shop:
                  hosts:
                    - shop.example.cn
                  icp:
                    number: 沪ICP备19031754号-3
            """;

    @TempDir
    Path folder;

    private static Site site(AssertableWebApplicationContext context, String name) {
        return context.getBean(Beian.class).sites().stream()
                .filter(site -> site.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Site only(AssertableWebApplicationContext context) {
        assertThat(context).hasNotFailed();
        return context.getBean(Beian.class).sites().get(0);
    }

    private static String failure(AssertableWebApplicationContext context) {
        Throwable cause = context.getStartupFailure();
        assertThat(cause).as("start-up failure").isNotNull();
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertThat(cause).isInstanceOf(InvalidSettingsException.class);
        return cause.getMessage();
    }

    @Test
    void sitesComeFromYaml() {
        reading(folder.resolve("application.yml"), TWO_SITES, UTF_8).run(context -> {
            assertThat(site(context, "main").hosts()).hasToString("[www.example.cn, example.cn]");
            assertThat(site(context, "main").icp().grantedOn()).isEqualTo(LocalDate.of(2019, 9, 12));
            assertThat(site(context, "shop").icp().number()).hasToString("沪ICP备19031754号-3");
            assertThat(site(context, "shop").entity()).isEqualTo("上海某某网络科技有限公司");
        });
    }

    @Test
    void environmentOverridesSingleValuesOfOneSite() {
        reading(folder.resolve("application.yml"), TWO_SITES, UTF_8)
                .withInitializer(environment(Map.of(
                        "BEIAN_SITES_SHOP_ICP_NUMBER", "沪ICP备19031754号-9",
                        "BEIAN_SITES_SHOP_ICP_GRANTED_ON", "2020-02-03")))
                .run(context -> {
                    assertThat(site(context, "shop").icp().number()).hasToString("沪ICP备19031754号-9");
                    assertThat(site(context, "shop").icp().grantedOn()).isEqualTo(LocalDate.of(2020, 2, 3));
                    assertThat(site(context, "shop").hosts()).hasToString("[shop.example.cn]");
                    assertThat(site(context, "main").icp().number()).hasToString("沪ICP备19031754号-2");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEIAN_ICP_GRANTED_ON", "BEIAN_ICP_GRANTEDON", "beian_icp_granted_on"})
    void environmentMayWriteADashAsUnderscoreOrNotAtAll(String variable) {
        web().withPropertyValues(ICP)
                .withInitializer(environment(Map.of(variable, "2020-02-03")))
                .run(context -> assertThat(only(context).icp().grantedOn()).isEqualTo(LocalDate.of(2020, 2, 3)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"beian.icp.granted-on", "beian.icp.grantedOn", "beian.icp.granted_on", "beian.ICP.grantedon"})
    void spellingIsAsRelaxedAsElsewhereInSpring(String name) {
        web().withPropertyValues(ICP, name + "=2020-02-03")
                .run(context -> assertThat(only(context).icp().grantedOn()).isEqualTo(LocalDate.of(2020, 2, 3)));
    }

    @Test
    void listOfAStrongerSourceReplacesTheWholeListOfAWeakerOne() {
        reading(folder.resolve("application.yml"), TWO_SITES, UTF_8)
                .withInitializer(environment(Map.of("BEIAN_SITES_MAIN_HOSTS", "one.example.cn")))
                .run(context -> assertThat(site(context, "main").hosts()).hasToString("[one.example.cn]"));
        reading(folder.resolve("application.yml"), TWO_SITES, UTF_8)
                .withInitializer(environment(Map.of("BEIAN_SITES_MAIN_HOSTS_0", "two.example.cn")))
                .run(context -> assertThat(site(context, "main").hosts()).hasToString("[two.example.cn]"));
    }

    @Test
    void licencesKeepTheirOrder() {
        web().withPropertyValues(
                        ICP,
                        "beian.licences[0].name=增值电信业务经营许可证",
                        "beian.licences[0].number=沪B2-20190001",
                        "beian.licences[1].name=网络文化经营许可证",
                        "beian.licences[1].number=沪网文〔2019〕1234-056号")
                .run(context -> assertThat(only(context).licences())
                        .extracting("name")
                        .containsExactly("增值电信业务经营许可证", "网络文化经营许可证"));
    }

    @Test
    void placeholdersAreResolved() {
        web().withPropertyValues("beian.icp.number=${filing.number}", "filing.number=" + RunningApp.ICP)
                .run(context -> assertThat(only(context).icp().number()).hasToString(RunningApp.ICP));
    }

    @Test
    void sourceThatCannotListItsNamesIsAskedForEachKey() {
        PropertySource<Object> silent = new PropertySource<>("vault", new Object()) {
            @Override
            public Object getProperty(String name) {
                return name.equals("beian.icp.number") ? RunningApp.ICP : null;
            }
        };

        web().withInitializer(
                        context -> context.getEnvironment().getPropertySources().addLast(silent))
                .run(context -> assertThat(only(context).icp().number()).hasToString(RunningApp.ICP));
    }

    @Test
    void valuesOfOtherTypesCountAsTheirText() {
        Map<String, Object> values =
                Map.of("beian.icp.number", RunningApp.ICP, "beian.pages.home", java.util.List.of("/", "/index.html"));

        web().withInitializer((ConfigurableApplicationContext context) ->
                        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("map", values)))
                .run(context -> assertThat(only(context).pages().home()).containsExactly("/", "/index.html"));
    }

    @Test
    void everyProblemIsToldAtOnceWithFileAndLine() {
        String text = """
                beian:
                  icp:
                    number: 沪ICP备****号
                    granted-on: 2019年9月
                  footer:
                    style: pretty
                """;
        reading(folder.resolve("application.yml"), text, UTF_8)
                .withInitializer(environment(Map.of("BEIAN_PSB_NUMBER", "1234")))
                .run(context -> assertThat(failure(context))
                        .contains("application.yml] - 3:13", "沪ICP备****号")
                        .contains("application.yml] - 4:17", "2019年9月")
                        .contains("application.yml] - 6:12", "pretty")
                        .contains("BEIAN_PSB_NUMBER", "1234"));
    }

    @Test
    void misspeltKeyIsAProblemThatNamesTheRightOne() {
        web().withPropertyValues("beian.icp.numbr=" + RunningApp.ICP)
                .run(context -> assertThat(failure(context)).contains("beian.icp.numbr", "beian.icp.number"));
    }

    @Test
    void variablesOfAKubernetesServiceNeverStopAStart() {
        web().withPropertyValues(ICP)
                .withInitializer(environment(Map.of(
                        "BEIAN_PORT", "tcp://10.0.0.1:80",
                        "BEIAN_PORT_80_TCP_ADDR", "10.0.0.1",
                        "BEIAN_SERVICE_HOST", "10.0.0.1",
                        "BEIAN_STATUS_PORT", "tcp://10.0.0.2:80",
                        "BEIAN_STATUS", "up",
                        "BEIAN_ICP_NUMBR", "x")))
                .run(context -> assertThat(only(context).icp().number()).hasToString(RunningApp.ICP));
    }

    @Test
    void applicationStartsUntouchedWhereErrorsAreToDisableOnly() {
        try (LogCapture log = new LogCapture()) {
            web().withPropertyValues("beian.icp.number=nonsense", "beian.on-error=disable")
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        assertThat(context.getBean(Beian.class).state()).isEqualTo(Beian.State.INVALID);
                    });

            assertThat(log.messages(java.util.logging.Level.SEVERE))
                    .anySatisfy(message -> assertThat(message).contains("nonsense"));
        }
    }

    @Test
    void propertiesFileInUtf8IsPutRightWithOneWarning() {
        String text = "beian.icp.number=" + RunningApp.ICP + "\nbeian.locale=en\nbeian.entity=上海某某网络科技有限公司\n";
        try (LogCapture log = new LogCapture()) {
            reading(folder.resolve("application.properties"), text, UTF_8).run(context -> {
                assertThat(only(context).icp().number()).hasToString(RunningApp.ICP);
                assertThat(only(context).entity()).isEqualTo("上海某某网络科技有限公司");
            });

            assertThat(log.warnings().stream().filter(warning -> warning.contains("ISO-8859-1")))
                    .singleElement()
                    .asString()
                    .contains("application.properties] - 1:18", "application.properties] - 3:14")
                    .contains("application.yml", "\\uXXXX", "[encoding=utf-8]");
        }
    }

    @Test
    void propertiesFileWithEscapesNeedsNoWarning() {
        String text = "beian.icp.number=\\u6caaICP\\u590719031754\\u53f7-2\nbeian.entity=Caf\\u00e9 \\u00a9\n";
        try (LogCapture log = new LogCapture()) {
            reading(folder.resolve("application.properties"), text, ISO_8859_1).run(context -> {
                assertThat(only(context).icp().number()).hasToString(RunningApp.ICP);
                assertThat(only(context).entity()).isEqualTo("Café ©");
            });

            assertThat(log.warnings()).noneMatch(warning -> warning.contains("8859"));
        }
    }

    @Test
    void propertiesFileInGbkIsRefusedWithWhatHappened() {
        String text = "beian.locale=en\nbeian.icp.number=" + RunningApp.ICP + "\nbeian.entity=上海某某网络科技有限公司\n";

        reading(folder.resolve("application.properties"), text, Charset.forName("GBK"))
                .run(context -> assertThat(failure(context))
                        .contains("application.properties] - 2:18", "application.properties] - 3:14")
                        .contains("GBK", RunningApp.ICP, "上海某某网络科技有限公司"));
    }

    @Test
    void textThatIsLostBeyondRepairIsRefused() {
        web().withInitializer(environment(Map.of("BEIAN_ICP_NUMBER", "\uFFFDICP\uFFFD19031754\uFFFD-2")))
                .run(context -> assertThat(failure(context)).contains("BEIAN_ICP_NUMBER", "U+FFFD"));
    }
}
