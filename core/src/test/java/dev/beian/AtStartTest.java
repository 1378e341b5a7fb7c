package dev.beian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.config.BeianSettings;
import dev.beian.config.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What an application waits for at start is the loading of classes: those of the settings, and no others. */
class AtStartTest {
    /** Assembles the library of two sites, by the classes of whatever loader it comes from itself. */
    public static final class Assembling implements Callable<Object> {
        @Override
        public Object call() {
            return Beian.of(
                    new BeianSettings(List.of(
                            new Setting("beian.sites.main.icp.number", "京ICP备2021033841号-2", "test", false),
                            new Setting("beian.sites.main.hosts", "example.cn", "test", false),
                            new Setting("beian.sites.shop.icp.number", "京ICP备2021033841号-3", "test", false),
                            new Setting("beian.sites.shop.hosts", "*.shop.example.cn", "test", false),
                            new Setting("beian.sites.shop.psb.number", "京公网安备11010502030143号", "test", false))),
                    AtStartTest.class.getClassLoader(),
                    Clock.systemUTC());
        }
    }

    /** Assembles it, and asks for a footer. */
    public static final class Serving implements Callable<Object> {
        @Override
        public Object call() {
            Beian beian = (Beian) new Assembling().call();
            return beian.footerOf(beian.sites().get(0)).search();
        }
    }

    /** Loads the library's classes anew, and remembers which. */
    private static final class Observed extends ClassLoader {
        private final Set<String> loaded = new TreeSet<>();

        Observed() {
            super(AtStartTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null || !name.startsWith("dev.beian.")) {
                    return known == null ? super.loadClass(name, resolve) : known;
                }
                loaded.add(name);
                byte[] bytes = bytes(name);
                return defineClass(name, bytes, 0, bytes.length);
            }
        }

        private byte[] bytes(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                return in.readAllBytes();
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        Set<String> loadedBy(Class<? extends Callable<Object>> task) throws Exception {
            Object done = ((Callable<?>)
                            loadClass(task.getName()).getDeclaredConstructor().newInstance())
                    .call();
            assertThat(done.getClass().getClassLoader()).isSameAs(this);
            return loaded;
        }
    }

    @Test
    void neitherFootersNorScannerNorStatusNorAuditsAreLoaded() throws Exception {
        assertThat(new Observed().loadedBy(Assembling.class))
                .contains("dev.beian.site.Site", "dev.beian.filing.PsbNumber")
                .noneMatch(name -> name.startsWith("dev.beian.html.")
                        || name.startsWith("dev.beian.status.")
                        || name.startsWith("dev.beian.audit."))
                .filteredOn(name -> name.startsWith("dev.beian.footer."))
                .containsExactly("dev.beian.footer.InvalidBadgeException"); // which the verifier wants to know
    }

    @Test
    void theyComeWithTheFirstPage() throws Exception {
        assertThat(new Observed().loadedBy(Serving.class))
                .contains(
                        "dev.beian.footer.FooterRenderer", "dev.beian.html.PageSearch", "dev.beian.status.PageJournal");
    }
}
