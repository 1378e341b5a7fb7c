package dev.beian.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.beian.filing.IcpFiling;
import dev.beian.filing.PsbFiling;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which site a host belongs to. */
class SiteRegistryTest {
    private static Site site(String name, String... hosts) {
        return new Site(
                name,
                List.of(hosts).stream().map(HostPattern::parse).toList(),
                null,
                null,
                new IcpFiling(null, null, null, null, true, IcpFiling.OFFICIAL_HREF, false),
                new PsbFiling(null, null, null, true, null, PsbFiling.OFFICIAL_HREF, false),
                List.of(),
                null,
                new FooterSettings(true, FooterSettings.Style.AUTO, List.of(), FooterSettings.Existing.LINKED),
                new PageSelection(List.of(), List.of(), List.of("/"), false));
    }

    private static @Nullable String nameOf(@Nullable Site site) {
        return site == null ? null : site.name();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "example.cn, main",
                "www.example.cn, main",
                "a.b.example.cn, main",
                "EXAMPLE.cn, main",
                "WWW.Example.CN, main",
                "example.cn:8080, main",
                "example.cn., main",
                "example.cn.:443, main",
                "example.cn:, main",
                "shop.example.cn, shop",
                "SHOP.example.cn.:8443, shop",
                "m.shop.example.cn, shop",
                "myshop.example.cn, main",
                "notexample.cn, none",
                "example.cn.evil.com, none",
                "example.com, none",
                "cn, none",
                "sub.example.net, below",
                "a.b.sub.example.net, below",
                "example.net, none",
                "both.cn, itself",
                "www.both.cn, beneath",
                "例子.中国, idn",
                "www.例子.中国, idn",
                "xn--fsqu00a.xn--fiqs8s, idn",
                "XN--FSQU00A.xn--fiqs8s:80, idn",
                "WWW.xn--fsqu00a.XN--FIQS8S., idn",
                "例子。中国, idn",
                "bücher.example, buch",
                "xn--bcher-kva.example, buch",
                "BÜCHER.example:80, buch",
                "192.0.2.10, address",
                "192.0.2.10:8080, address",
                "1.192.0.2.10, none",
                "192.0.2.11, none",
                "[2001:db8::1], address",
                "[2001:DB8:0:0:0:0:0:1]:8080, address",
                "2001:db8::1, address",
                "[2001:db8::2], none",
                "intranet, address",
                "my_app.intranet, address",
                "'', none",
                "., none",
                ":80, none",
                "[, none",
                "a..example.cn, main",
                "exa mple.cn, none",
                "%00.org, none",
            })
    void theLongestMatchWins(String host, String expected) {
        SiteRegistry registry = new SiteRegistry(List.of(
                site("main", "Example.CN."),
                site("shop", "shop.example.cn:8443"),
                site("below", "*.example.net"),
                site("beneath", "*.both.cn"),
                site("itself", "both.cn"),
                site("idn", "例子.中国"),
                site("buch", "xn--bcher-kva.example"),
                site("address", "192.0.2.10", "[2001:db8::1]", "intranet")));

        assertThat(nameOf(registry.siteOf(host))).isEqualTo(expected);
    }

    @Test
    void aRequestWithoutAHostBelongsToNobodyWhereHostsAreConfigured() {
        assertThat(new SiteRegistry(List.of(site("main", "example.cn"))).siteOf(null))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.cn", "192.0.2.1", "localhost", "", "[::1]", "😀"})
    void aSiteWithoutHostsIsEveryHosts(String host) {
        SiteRegistry registry = new SiteRegistry(List.of(site("default")));

        assertThat(nameOf(registry.siteOf(host))).isEqualTo("default");
        assertThat(nameOf(registry.siteOf(null))).isEqualTo("default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:8080",
                "localhost.",
                "app.localhost",
                "127.0.0.1",
                "127.8.9.1:80",
                "[::1]",
                "[::1]:8080",
                "::1",
                "0:0:0:0:0:0:0:1",
                "[::ffff:127.0.0.1]"
            })
    void loopbackNamesBelongToTheDefaultSiteOrTheOnlyOne(String host) {
        Site main = site("default", "example.cn");
        Site shop = site("shop", "shop.cn");
        Site blog = site("blog", "blog.cn");

        assertThat(new SiteRegistry(List.of(shop, main)).siteOf(host)).isSameAs(main);
        assertThat(new SiteRegistry(List.of(shop)).siteOf(host)).isSameAs(shop);
        assertThat(new SiteRegistry(List.of(shop, blog)).siteOf(host)).isNull();
        assertThat(new SiteRegistry(List.of()).siteOf(host)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost.example.com", "mylocalhost", "128.0.0.1", "[::2]", "127.0.0.1.nip.io", "0x7f.1"})
    void otherNamesAreNoLoopbackNames(String host) {
        assertThat(new SiteRegistry(List.of(site("shop", "shop.cn"))).siteOf(host))
                .isNull();
    }

    @Test
    void aLoopbackNameThatIsConfiguredBelongsToItsSite() {
        Site local = site("local", "localhost");

        assertThat(new SiteRegistry(List.of(site("default", "a.cn"), local)).siteOf("localhost:8080"))
                .isSameAs(local);
    }

    @Test
    void tenThousandHostsAreAllFound() {
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            sites.add(site("s" + i, "host" + i + ".example" + i % 97 + ".cn"));
        }
        SiteRegistry registry = new SiteRegistry(sites);

        for (int i = 0; i < 10_000; i++) {
            assertThat(registry.siteOf("WWW.host" + i + ".Example" + i % 97 + ".cn:80"))
                    .isSameAs(sites.get(i));
            assertThat(registry.siteOf("host" + i + ".example" + (i + 1) % 97 + ".cn"))
                    .isNull();
        }
        assertThat(registry.named("s77")).isSameAs(sites.get(77));
        assertThat(registry.named("nobody")).isNull();
    }

    @Test
    void aLookupMakesNoObject() {
        List<Site> sites = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            sites.add(site("s" + i, "host" + i + ".cn"));
        }
        SiteRegistry registry = new SiteRegistry(sites);

        assertLookupsMakeNothing(registry, 30_000, "www.host77.cn", "WWW.Host9999.CN.:8080");
        assertThat(registry.siteOf("a.b.c.nowhere.example")).isNull();
    }

    @Test
    void nothingIsMadeOfAHostThatNoSiteCovers() {
        SiteRegistry registry = new SiteRegistry(List.of(site("default", "example.cn")));

        assertLookupsMakeNothing(registry, 0, "www.invented.example.com:8080");
    }

    /** Asks 30,000 times, for so many hosts with a site. */
    private static void assertLookupsMakeNothing(SiteRegistry registry, int expected, String... hosts) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int found = 0;

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 30_000; i++) {
            found += registry.siteOf(hosts[i % hosts.length]) == null ? 0 : 1;
        }
        long made = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(found).isEqualTo(expected);
        assertThat(made).as("bytes in 30,000 look-ups").isLessThan(30_000);
    }

    @Test
    void hostsOfManyLabelsAndHugeOnesAreHarmless() {
        SiteRegistry registry = new SiteRegistry(List.of(site("main", "example.cn")));

        assertThat(nameOf(registry.siteOf("a.".repeat(120) + "example.cn"))).isEqualTo("main");
        assertThat(registry.siteOf("a.".repeat(100_000) + "example.cn")).isNull();
        assertThat(registry.siteOf("\u0000\uD800.example.org")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'', host-empty",
        "https://www.example.cn/, host-is-url",
        "www.example.cn/shop, host-is-url",
        "user@example.cn, host-is-url",
        "*, host-everything",
        "*., host-everything",
        "www.*.cn, host-wildcard",
        "*example.cn, host-wildcard",
        "*.*.example.cn, host-wildcard",
        "*.192.0.2.1, host-wildcard",
        "exa mple.cn, host-malformed",
        "example..cn, host-malformed",
        "-example.cn, host-malformed",
        "example-.cn, host-malformed",
        "192.0.2.300, host-malformed",
        "192.0.2, host-malformed",
        "example.cn:http, host-malformed",
        "[::1, host-malformed",
        "::g, host-malformed",
        "<script>.cn, host-malformed",
    })
    void whatIsNoHostIsRefused(String text, String code) {
        assertThatThrownBy(() -> HostPattern.parse(text))
                .isInstanceOfSatisfying(
                        MalformedPatternException.class,
                        e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void bothSpellingsOfAHostAreTheSameHostAndShownInUnicode() {
        assertThat(HostPattern.parse("*.例子.CN"))
                .isEqualTo(HostPattern.parse("*.XN--fsqu00a.cn."))
                .hasToString("*.例子.cn")
                .isNotEqualTo(HostPattern.parse("例子.cn"));
        assertThat(HostPattern.parse("例子.cn").name()).isEqualTo("xn--fsqu00a.cn");
    }
}
