package dev.beian.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.site.FooterSettings;
import dev.beian.site.Site;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What right settings say. */
class SettingsBinderTest {
    /** A quarter past midnight on 24 November in China, while it is still the 23rd by UTC. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T16:15:00Z"), ZoneOffset.UTC);

    private static BeianSettings settings(String... keysAndValues) {
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.add(new Setting("beian." + keysAndValues[i], keysAndValues[i + 1], "test.conf: " + i / 2, false));
        }
        return new BeianSettings(settings);
    }

    private static BoundSettings bind(String... keysAndValues) {
        return SettingsBinder.bind(settings(keysAndValues), CLOCK);
    }

    @Test
    void nothingConfiguredIsNoSiteAndAllDefaults() {
        BoundSettings bound = bind();

        assertThat(bound.sites()).isEmpty();
        assertThat(bound.warnings()).isEmpty();
        BeianOptions options = bound.options();
        assertThat(options.isEnabled()).isTrue();
        assertThat(options.onError()).isEqualTo(BeianOptions.OnError.FAIL);
        assertThat(options.isAutoRegister()).isTrue();
        assertThat(options.locale()).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(options.isDebugHeader()).isFalse();
        assertThat(options.filterOrder()).isEqualTo(Integer.MIN_VALUE + 10);
        assertThat(options.healthFailOn()).isNull();
        assertThat(options.hostsFromForwarded()).isFalse();
        assertThat(options.trustedProxies()).isEmpty();
        assertThat(options.assetsPath()).isEqualTo("/_beian");
        assertThat(options.assetsBaseUrl()).isNull();
        assertThat(options.status()).isEqualTo(new BeianOptions.Status(null, List.of(), null, 10));
        assertThat(options.evidence())
                .isEqualTo(
                        new BeianOptions.Evidence(BeianOptions.EvidencePages.HOME, Duration.ofMinutes(1), 512 * 1024));
    }

    @Test
    void wishesAboutTheFooterAloneConfigureNoSite() {
        assertThat(bind("footer.style", "inline", "psb.required", "false").sites())
                .isEmpty();
    }

    @Test
    void oneNumberIsASiteForEveryHost() {
        BoundSettings bound = bind("icp.number", "京ICP备2021012345号-1");

        assertThat(bound.sites()).singleElement().satisfies(site -> {
            assertThat(site.name()).isEqualTo("default");
            assertThat(site.hosts()).isEmpty();
            assertThat(site.icp().number()).hasToString("京ICP备2021012345号-1");
            assertThat(site.icp().showsSerial()).isTrue();
            assertThat(site.icp().href()).isEqualTo("https://beian.miit.gov.cn/");
            assertThat(site.psb().number()).isNull();
            assertThat(site.psb().isRequired()).isTrue();
            assertThat(site.copyright()).isNull();
            assertThat(site.footer())
                    .isEqualTo(new FooterSettings(
                            true, FooterSettings.Style.AUTO, List.of(), FooterSettings.Existing.LINKED));
            assertThat(site.pages().home()).containsExactly("/");
            assertThat(site.pages().selects("/any")).isTrue();
        });
    }

    @Test
    void everyKeyOfASiteReachesIt() {
        Site site = bind(
                        "hosts[1]", "example.com",
                        "hosts[0]", "example.cn",
                        "entity", " 北京示例科技有限公司 ",
                        "opened-on", "2021-06-01",
                        "icp.number", "京ICP备2021012345号-1",
                        "icp.submitted-on", "2021-04-26",
                        "icp.accepted-on", "2021-04-28",
                        "icp.granted-on", "2021-05-20",
                        "icp.serial", "drop",
                        "icp.href", "https://www.example.cn/icp",
                        "icp.confirmed", "yes",
                        "psb.number", "京公网安备11010502030143号",
                        "psb.submitted-on", "2021-06-10",
                        "psb.granted-on", "2021-06-20",
                        "psb.required", "false",
                        "psb.icon", "classpath:/badge.png",
                        "psb.href", "https://beian.mps.gov.cn/?c={code}",
                        "psb.confirmed", "ON",
                        "licences[0].name", "增值电信业务经营许可证",
                        "licences[0].number", "京ICP证030173号",
                        "licences[0].href", "https://dxzhgl.miit.gov.cn/",
                        "licences[1].number", "某许可字第1号",
                        "copyright.since", "2013",
                        "footer.enabled", "off",
                        "footer.style", "STYLESHEET",
                        "footer.class", "one  two",
                        "footer.existing", "any",
                        "pages.include", "/shop/**, *.html",
                        "pages.exclude[0]", "/shop/admin/**",
                        "pages.home", "/,/index.html",
                        "pages.in-frames", "except-iframes")
                .sites()
                .get(0);

        assertThat(site.hosts()).extracting(Object::toString).containsExactly("example.cn", "example.com");
        assertThat(site.entity()).isEqualTo("北京示例科技有限公司");
        assertThat(site.openedOn()).isEqualTo("2021-06-01");
        assertThat(site.icp().submittedOn()).isEqualTo("2021-04-26");
        assertThat(site.icp().acceptedOn()).isEqualTo("2021-04-28");
        assertThat(site.icp().grantedOn()).isEqualTo("2021-05-20");
        assertThat(site.icp().showsSerial()).isFalse();
        assertThat(site.icp().href()).isEqualTo("https://www.example.cn/icp");
        assertThat(site.icp().isConfirmed()).isTrue();
        assertThat(site.psb().number()).hasToString("京公网安备11010502030143号");
        assertThat(site.psb().submittedOn()).isEqualTo("2021-06-10");
        assertThat(site.psb().grantedOn()).isEqualTo("2021-06-20");
        assertThat(site.psb().isRequired()).isFalse();
        assertThat(site.psb().icon()).isEqualTo("classpath:/badge.png");
        assertThat(site.psb().href()).isEqualTo("https://beian.mps.gov.cn/?c={code}");
        assertThat(site.psb().isConfirmed()).isTrue();
        assertThat(site.licences()).hasSize(2);
        assertThat(site.licences().get(0).name()).isEqualTo("增值电信业务经营许可证");
        assertThat(site.licences().get(0).href()).isEqualTo("https://dxzhgl.miit.gov.cn/");
        assertThat(site.licences().get(1).number()).isEqualTo("某许可字第1号");
        assertThat(site.copyright()).isEqualTo(new dev.beian.site.Copyright("北京示例科技有限公司", 2013));
        assertThat(site.footer())
                .isEqualTo(new FooterSettings(
                        false, FooterSettings.Style.STYLESHEET, List.of("one", "two"), FooterSettings.Existing.ANY));
        assertThat(site.pages().selects("/shop/a")).isTrue();
        assertThat(site.pages().selects("/a/b.html")).isTrue();
        assertThat(site.pages().selects("/shop/admin/a")).isFalse();
        assertThat(site.pages().home()).containsExactly("/", "/index.html");
        assertThat(site.pages().isExceptIframes()).isTrue();
    }

    @Test
    void everyKeyOfTheLibraryReachesItsOption() {
        BeianOptions options = bind(
                        "on-error", "disable",
                        "auto-register", "false",
                        "locale", "en",
                        "debug-header", "true",
                        "config", "/etc/beian.conf",
                        "filter.order", "HIGHEST_PRECEDENCE + 20",
                        "health.fail-on", "non-compliant",
                        "hosts-from", "x-forwarded-host",
                        "trusted-proxies", "10.0.0.0/8,::1",
                        "assets.path", "/static/beian/",
                        "assets.base-url", "https://cdn.example.cn/app/_beian/",
                        "status.path", "/internal/beian",
                        "status.allow[0]", "127.0.0.1",
                        "status.token", "0123456789abcdef",
                        "status.due-soon", "14",
                        "evidence.pages", "sampled",
                        "evidence.interval", "PT10M",
                        "evidence.max-size", "1.5MiB")
                .options();

        assertThat(options)
                .isEqualTo(new BeianOptions(
                        true,
                        BeianOptions.OnError.DISABLE,
                        false,
                        Locale.ENGLISH,
                        true,
                        Integer.MIN_VALUE + 20,
                        "NON_COMPLIANT",
                        true,
                        List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("::1")),
                        "/static/beian",
                        "https://cdn.example.cn/app/_beian",
                        new BeianOptions.Status(
                                "/internal/beian", List.of(AddressRange.parse("127.0.0.1")), "0123456789abcdef", 14),
                        new BeianOptions.Evidence(
                                BeianOptions.EvidencePages.SAMPLED, Duration.ofMinutes(10), 3 << 19)));
    }

    @Test
    void aSiteInheritsAllButHostsNumbersAndDates() {
        BoundSettings bound = bind(
                "hosts", "example.cn",
                "entity", "甲公司",
                "opened-on", "2021-06-01",
                "icp.number", "京ICP备2021012345号-1",
                "icp.granted-on", "2021-05-20",
                "icp.serial", "drop",
                "psb.number", "京公网安备11010502030143号",
                "psb.icon", "/badge.png",
                "licences[0].number", "京ICP证030173号",
                "copyright.since", "2013",
                "footer.class", "a",
                "pages.exclude[0]", "/admin/**",
                "pages.exclude[1]", "/api/**",
                "sites.shop.hosts[0]", "shop.cn",
                "sites.shop.entity", "乙公司",
                "sites.shop.pages.exclude[0]", "/x",
                "sites.blog.hosts", "blog.cn",
                "sites.blog.licences", "",
                "sites.blog.psb.icon", "",
                "sites.blog.pages.exclude", "");

        assertThat(bound.sites()).extracting(Site::name).containsExactly("default", "shop", "blog");
        Site shop = bound.sites().get(1);
        assertThat(shop.hosts()).extracting(Object::toString).containsExactly("shop.cn");
        assertThat(shop.entity()).isEqualTo("乙公司");
        assertThat(shop.openedOn()).isNull();
        assertThat(shop.icp().number()).isNull();
        assertThat(shop.icp().grantedOn()).isNull();
        assertThat(shop.icp().showsSerial()).isFalse();
        assertThat(shop.psb().number()).isNull();
        assertThat(shop.psb().icon()).isEqualTo("/badge.png");
        assertThat(shop.licences()).hasSize(1);
        assertThat(shop.copyright()).isEqualTo(new dev.beian.site.Copyright("乙公司", 2013));
        assertThat(shop.footer().classes()).containsExactly("a");
        assertThat(shop.pages().exclude()).extracting(Object::toString).containsExactly("/x");
        Site blog = bound.sites().get(2);
        assertThat(blog.entity()).isEqualTo("甲公司");
        assertThat(blog.licences()).isEmpty();
        assertThat(blog.psb().icon()).isNull();
        assertThat(blog.pages().exclude()).isEmpty();
    }

    @Test
    void aTopLevelWithoutHostsAndNumbersIsOnlyInheritedFrom() {
        BoundSettings bound = bind("entity", "甲公司", "copyright.since", "2013", "sites.shop.hosts", "shop.cn");

        assertThat(bound.sites()).extracting(Site::name).containsExactly("shop");
        assertThat(bound.sites().get(0).entity()).isEqualTo("甲公司");
    }

    @Test
    void anEmptyValueCountsAsNotSet() {
        BoundSettings bound = bind("icp.number", " ", "icp.granted-on", "", "enabled", "", "hosts", "");

        assertThat(bound.sites()).isEmpty();
        assertThat(bound.options().isEnabled()).isTrue();
    }

    @Test
    void theDayIsThatOfChina() {
        assertThat(bind("icp.granted-on", "2026-11-24").sites().get(0).icp().grantedOn())
                .isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void ofWrongSettingsTheStatusIsLeftIfItIsRight() {
        BeianSettings wrong = settings(
                "icp.number", "nonsense", "status.path", "/s", "status.token", "0123456789abcdef", "sites.a.b.c", "d");
        BoundSettings left = SettingsBinder.bindStatusAlone(wrong, Locale.ENGLISH);
        assertThat(left.sites()).isEmpty();
        assertThat(left.options().locale()).isEqualTo(Locale.ENGLISH);
        assertThat(left.options().status().path()).isEqualTo("/s");
        assertThat(left.options().status().token()).isEqualTo("0123456789abcdef");
        BeianSettings worse = settings("status.path", "/s", "status.allow", "10.0.0.0/33");
        assertThat(SettingsBinder.bindStatusAlone(worse, Locale.CHINA).options().status())
                .isEqualTo(new BeianOptions.Status(null, List.of(), null, 10));
    }

    @Test
    void switchedOffIsOffWhateverElseIsWrong() {
        BoundSettings bound = bind("enabled", "false", "icp.number", "nonsense", "sites.shop.icp.number", "x");

        assertThat(bound.options().isEnabled()).isFalse();
        assertThat(bound.sites()).isEmpty();
    }

    @Test
    void aStrongerSourceReplacesAListAsAWhole() {
        BeianSettings settings = BeianSettings.layered(List.of(
                List.of(new Setting("beian.hosts", "a.cn", "environment variable BEIAN_HOSTS", true)),
                List.of(
                        new Setting("beian.hosts[0]", "b.cn", "application.conf: 1", false),
                        new Setting("beian.hosts[1]", "c.cn", "application.conf: 1", false),
                        new Setting("beian.entity", "甲公司", "application.conf: 2", false)),
                List.of(new Setting("beian.entity", "乙公司", "reference.conf: 2", false))));

        Site site = SettingsBinder.bind(settings, CLOCK).sites().get(0);
        assertThat(site.hosts()).extracting(Object::toString).containsExactly("a.cn");
        assertThat(site.entity()).isEqualTo("甲公司");
    }

    @Test
    void tenThousandSitesAreBoundInAMoment() {
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            settings.add(new Setting("beian.sites.s" + i + ".hosts[0]", "h" + i + ".cn", "big.conf: " + i, false));
            settings.add(new Setting("beian.sites.s" + i + ".footer.class", "c" + i, "big.conf: " + i, false));
        }

        assertThat(SettingsBinder.bind(new BeianSettings(settings), CLOCK).sites())
                .hasSize(10_000);
    }
}
