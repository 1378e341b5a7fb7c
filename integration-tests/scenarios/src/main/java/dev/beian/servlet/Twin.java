package dev.beian.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawHttp;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The same application twice, without and with the filter, so that everything can be compared. */
final class Twin implements AutoCloseable {
    static final String FOOTER = "<div data-beian-footer class=\"beian-footer\">"
            + "<a data-beian=\"icp\" href=\"https://beian.miit.gov.cn/\">ICP</a></div>";

    /** Fields in which the two may differ by nature. */
    private static final Set<String> FRAMING =
            Set.of("date", "content-length", "transfer-encoding", "connection", "keep-alive");

    private static final DispatcherType[] AS_IT_SHOULD_BE = {
        DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC
    };

    final TestDesk desk = new TestDesk();
    private final RunningServer plain;
    private final RunningServer filtered;

    private Twin(UnaryOperator<App> earlier, UnaryOperator<App> description, DispatcherType... dispatchers) {
        this(earlier, description, UnaryOperator.identity(), dispatchers);
    }

    private Twin(
            UnaryOperator<App> earlier,
            UnaryOperator<App> description,
            UnaryOperator<Filter> proxy,
            DispatcherType... dispatchers) {
        plain = ServletServer.start(description.apply(earlier.apply(App.of())));
        filtered = ServletServer.start(description.apply(
                earlier.apply(App.of()).filter(BeianFilter.NAME, proxy.apply(new BeianFilter(desk)), dispatchers)));
    }

    /** Starts an application, with the filter mapped as it should be. */
    static Twin of(UnaryOperator<App> description) {
        return behind(UnaryOperator.identity(), description);
    }

    /**
     * Starts an application that has filters in front of ours.
     *
     * @param earlier adds them
     * @param description adds the rest
     */
    static Twin behind(UnaryOperator<App> earlier, UnaryOperator<App> description) {
        return new Twin(earlier, description, AS_IT_SHOULD_BE);
    }

    /** Starts an application with one servlet at {@code /page}. */
    static Twin of(App.Handler page) {
        return of((UnaryOperator<App>) app -> app.handle("/page", page));
    }

    /** Starts an application, with the filter mapped to some dispatcher types only. */
    static Twin mappedTo(List<DispatcherType> dispatchers, UnaryOperator<App> description) {
        return new Twin(UnaryOperator.identity(), description, dispatchers.toArray(DispatcherType[]::new));
    }

    /** Starts an application with the filter behind a proxy that does not let it know of its registration. */
    static Twin behindProxy(List<DispatcherType> dispatchers, UnaryOperator<App> description) {
        return new Twin(
                UnaryOperator.identity(),
                description,
                filter -> filter::doFilter,
                dispatchers.toArray(DispatcherType[]::new));
    }

    RunningServer filtered() {
        return filtered;
    }

    RunningServer plain() {
        return plain;
    }

    /** Asserts that the page is that of the application with one footer more, in front of its end tag for the body. */
    RawResponse assertInjected(String path, String... fields) {
        RawResponse with = request(filtered, "GET", path, fields);
        RawResponse without = request(plain, "GET", path, fields);
        String page = latin(with);
        assertThat(occurrences(page)).as("footers in <%s>", page).isEqualTo(1);
        assertThat(page.replace(FOOTER, "")).isEqualTo(latin(without));
        assertThat(with.status()).isEqualTo(without.status());
        assertThat(with.isComplete()).as("complete").isTrue();
        assertThat(otherFields(with)).isEqualTo(otherFields(without));
        String length = with.field("Content-Length");
        if (length != null) {
            assertThat(length).isEqualTo(Integer.toString(with.body().length));
        }
        return with;
    }

    /** The same, and that the page was counted once, without a fault of ours. */
    void assertInjectedOnce(String path) {
        desk.outcomes.clear();
        try {
            assertInjected(path);
        } catch (AssertionError e) {
            throw new AssertionError(path + ": " + e.getMessage(), e);
        }
        assertThat(desk.outcomesOnce(1)).as(path).containsExactly("INJECTED");
        assertThat(desk.faults).as(path).isEmpty();
    }

    /** Asserts that the response is that of the application, fields included. */
    RawResponse assertUntouched(String path, String... fields) {
        return assertUntouchedBy("GET", path, fields);
    }

    RawResponse assertUntouchedBy(String method, String path, String... fields) {
        RawResponse with = request(filtered, method, path, fields);
        RawResponse without = request(plain, method, path, fields);
        assertThat(latin(with)).isEqualTo(latin(without));
        assertThat(with.status()).isEqualTo(without.status());
        assertThat(otherFields(with)).isEqualTo(otherFields(without));
        assertThat(with.field("Content-Length")).isEqualTo(without.field("Content-Length"));
        assertThat(with.field("Transfer-Encoding")).isEqualTo(without.field("Transfer-Encoding"));
        assertThat(with.isComplete()).isEqualTo(without.isComplete());
        return with;
    }

    /** The fields of a response that the filter has no business with. */
    static TreeSet<String> otherFields(RawResponse response) {
        TreeSet<String> lines = new TreeSet<>();
        for (RawResponse.Field field : response.fields()) {
            if (!FRAMING.contains(field.name().toLowerCase(Locale.ROOT))) {
                lines.add(field.name() + ": " + field.value());
            }
        }
        return lines;
    }

    static String latin(RawResponse response) {
        return new String(response.body(), StandardCharsets.ISO_8859_1);
    }

    static int occurrences(String page) {
        return page.split("data-beian-footer", -1).length - 1;
    }

    static RawResponse request(RunningServer server, String method, String path, String... fields) {
        try (RawHttp http = server.connect()) {
            return http.request(method, path, fields).receive();
        }
    }

    @Override
    public void close() {
        try (plain;
                filtered) {
            // closes both
        }
    }
}
