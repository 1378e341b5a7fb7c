package dev.beian.benchmarks.contender;

import dev.beian.Beian;
import dev.beian.config.BeianSettings;
import dev.beian.config.Setting;
import dev.beian.footer.SiteFooter;
import dev.beian.html.InsertionPoint;
import dev.beian.html.MarkupSyntax;
import dev.beian.html.PageSearch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The markup that all contenders add: the library's footer with both numbers. */
public final class Footer {
    /** The library, with one site for all hosts, of whose pages no copies are kept. */
    public static final Beian LIBRARY = Beian.of(
            new BeianSettings(List.of(
                    setting("beian.icp.number", "京ICP备2021012345号-1"),
                    setting("beian.psb.number", "京公网安备11010502030143号"),
                    setting("beian.evidence.pages", "none"))),
            Footer.class.getClassLoader(),
            Clock.systemUTC());

    private static final int HOSTS_OF_SITE = 100;

    private static final SiteFooter FOOTER = LIBRARY.footerOf(LIBRARY.sites().get(0));

    /** What our filter looks for in a page before it adds the markup. */
    public static final PageSearch SEARCH = FOOTER.search();

    private static final Map<Charset, byte[]> BYTES = new ConcurrentHashMap<>();

    /** The markup. */
    public static final String MARKUP = new String(bytes(), StandardCharsets.UTF_8);

    private Footer() {}

    private static Setting setting(String key, String value) {
        return new Setting(key, value, "benchmark", false);
    }

    /** A library with so many hosts, {@code h0.example.cn} and so on, a hundred to each site. */
    public static Beian library(int hosts) {
        List<Setting> settings = new ArrayList<>();
        settings.add(setting("beian.evidence.pages", "none"));
        for (int from = 0; from < hosts; from += HOSTS_OF_SITE) {
            List<String> names = new ArrayList<>();
            for (int i = from; i < Math.min(hosts, from + HOSTS_OF_SITE); i++) {
                names.add(host(i));
            }
            String site = "beian.sites.s" + from;
            settings.add(setting(site + ".hosts", String.join(",", names)));
            settings.add(setting(site + ".icp.number", "京ICP备2021012345号-1"));
            settings.add(setting(site + ".psb.number", "京公网安备11010502030143号"));
        }
        return Beian.of(new BeianSettings(settings), Footer.class.getClassLoader(), Clock.systemUTC());
    }

    /** The name of a host of such a library. */
    public static String host(int index) {
        return "h" + index + ".example.cn";
    }

    /** Its bytes in an encoding; not to be changed. */
    public static byte[] bytes(Charset charset) {
        byte[] bytes = BYTES.get(charset);
        return bytes == null ? BYTES.computeIfAbsent(charset, Footer::render) : bytes;
    }

    private static byte[] render(Charset charset) {
        return FOOTER.markup(charset, new EmptyPage(charset), List.of(), null);
    }

    /** Its bytes in UTF-8. */
    public static byte[] bytes() {
        return bytes(StandardCharsets.UTF_8);
    }

    /** A page that shows nothing yet. */
    private record EmptyPage(Charset charset) implements InsertionPoint {
        @Override
        public MarkupSyntax syntax() {
            return MarkupSyntax.HTML;
        }

        @Override
        public boolean isShown(int wanted) {
            return false;
        }

        @Override
        public boolean isLinked(int wanted) {
            return false;
        }

        @Override
        public List<String> metaPolicies() {
            return List.of();
        }

        @Override
        public @Nullable String baseHref() {
            return null;
        }
    }
}
