package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Servlets that do with a response whatever comes into their heads: every step ends as it does without the filter, and so
 * does the response, but for the footer.
 */
class RandomServletTest {
    /** The same programs each time, for now and then one meets a container's own fault. */
    private static final long SEED = Long.getLong("beian.seed", 20_280_101L);

    private static final int PROGRAMS = Integer.getInteger("beian.programs", 300);
    private static final int TOLD = 20;

    /** What is easily done wrong, and most of it was once, in one container or another. */
    private static final List<String> TRICKY = List.of(
            "GET: type text/html; write stream START; reset; type text/html; write stream PAGE",
            "GET: write stream START; reset-buffer; write writer PAGE; type text/html",
            "GET: write writer START; reset-buffer; forward /page",
            "GET: type text/html; write stream PAGE; forward /plain",
            "GET: type text/html; write writer TEXT; whole writer 3",
            "GET: type text/html; write stream START; include /part-stream; write stream END; flush; reset-buffer",
            "HEAD: type text/html; whole stream 1",
            "GET: whole stream 1; throw runtime",
            "GET: type text/html; write stream START; type text/css; write stream END");

    private final ProgrammedServlet servlet = new ProgrammedServlet();

    @Test
    void doesWhatItDoesWithoutTheFilter() {
        System.out.println("RandomServletTest: -Dbeian.seed=" + SEED + " -Dbeian.programs=" + PROGRAMS);
        List<ServletProgram> programs = LongStream.range(SEED, SEED + PROGRAMS)
                .mapToObj(ServletProgram::random)
                .toList();

        assertThat(footersIn(programs)).isGreaterThan(PROGRAMS / 20);
    }

    @Test
    void doesSoWhereItIsEasilyDoneWrong() {
        footersIn(TRICKY.stream().map(ServletProgram::of).toList());
    }

    /** Runs programs with the filter and without, and fails with all that differ. */
    private int footersIn(List<ServletProgram> programs) {
        List<String> differences = new ArrayList<>();
        int footers = 0;
        try (Twin twin = Twin.of((UnaryOperator<App>) this::application)) {
            for (ServletProgram program : programs) {
                try {
                    footers += compare(twin, program);
                } catch (AssertionError difference) {
                    differences.add(difference.getMessage());
                }
            }
        }
        assertThat(differences.stream().limit(TOLD))
                .as("%d differences", differences.size())
                .isEmpty();
        return footers;
    }

    private App application(App app) {
        return app.errorPage(404, "/error")
                .errorPage(500, "/error")
                .handle("/programmed", servlet)
                .handle("/error", (request, response) -> Pages.stream(response))
                .handle("/page", (request, response) -> Pages.write(response))
                .handle(
                        "/part-stream",
                        (request, response) -> response.getOutputStream().write(Pages.TEXT.getBytes(UTF_8)))
                .handle(
                        "/part-writer",
                        (request, response) -> response.getWriter().write(Pages.TEXT))
                .handle("/plain", (request, response) -> {
                    response.setContentType("text/plain;charset=UTF-8");
                    response.getOutputStream().write("text".getBytes(UTF_8));
                });
    }

    private int compare(Twin twin, ServletProgram program) {
        Result without = run(twin.plain(), program);
        if (without == null) {
            return 0; // the container itself gave up
        }
        Result with = run(twin.filtered(), program);
        String what = program + " -> " + without.outcomes();
        assertThat(with).as(what).isNotNull();
        assertThat(with.outcomes()).as(what).isEqualTo(without.outcomes());
        String page = Twin.latin(with.response());
        int footers = Twin.occurrences(page);
        assertThat(footers).as("footers: " + what).isLessThanOrEqualTo(1);
        String own = page.replace(Twin.FOOTER, "");
        if (without.response().isComplete()) {
            assertThat(own).as(what).isEqualTo(Twin.latin(without.response()));
        } else { // how much of it the client gets to see is for the container's buffers to say
            assertThat(Twin.latin(without.response())).as(what).startsWith(own);
        }
        assertThat(with.response().status())
                .as(what)
                .isEqualTo(without.response().status());
        assertThat(with.response().isComplete())
                .as("complete: " + what)
                .isEqualTo(without.response().isComplete());
        assertThat(fields(with)).as(what).isEqualTo(fields(without));
        return footers;
    }

    private record Result(RawResponse response, List<String> outcomes) {}

    private Result run(RunningServer server, ServletProgram program) {
        var outcomes = servlet.accept("next", program);
        try {
            RawResponse response = Twin.request(server, program.method(), "/programmed?run=next", "Connection: close");
            return new Result(response, outcomes.join());
        } catch (UncheckedIOException | CompletionException noResponse) {
            return null;
        }
    }

    /**
     * The fields with which the filter has no business. One container names a charset for a writer that it refuses; two name
     * none, or a wrong one, after an included servlet has written text.
     */
    private static SortedSet<String> fields(Result result) {
        boolean isUncertain = result.outcomes().stream()
                .anyMatch(step -> step.matches(".*writer.*: IllegalState.*|include /part-writer.*"));
        SortedSet<String> fields = new TreeSet<>();
        for (String field : Twin.otherFields(result.response())) {
            fields.add(isUncertain ? field.replaceFirst("(?i)^(Content-Type: [^;]*);.*", "$1") : field);
        }
        return fields;
    }
}
