package dev.beian.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.contender.FilterRun;
import dev.beian.benchmarks.corpus.EndlessPage;
import dev.beian.benchmarks.corpus.Page;
import dev.beian.benchmarks.stub.Sink;
import jakarta.servlet.FilterChain;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the filter allocates for a response, over the same response without it. */
class AllocatedBytesTest {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private interface Response {
        void serve(FilterRun run) throws Exception;
    }

    @ParameterizedTest
    @CsvSource({"stream, 150", "stream-with-length, 150", "empty, 130", "writer, 190"})
    void whatIsNoPageTakesLittleMoreThanItsWrappers(String answer, long most) throws Exception {
        FilterChain application = OtherContentBenchmark.application(answer);
        assertThat(bytes(20_000, run -> run.run("/api/items", application, Sink.NOWHERE)))
                .isBetween(64L, most);
    }

    @Test
    void aPageTakesTheSameWhateverItsSize() throws Exception {
        Page small = paragraphs(10_000);
        Page large = paragraphs(1_000_000);
        long ofSmall = bytes(2_000, run -> run.serve(small, Sink.NOWHERE));
        long ofLarge = bytes(200, run -> run.serve(large, Sink.NOWHERE));

        assertThat(ofSmall).isBetween(500L, 1_200L);
        assertThat(ofLarge).isBetween(500L, ofSmall + 100);
    }

    private static Page paragraphs(int size) {
        return EndlessPage.named("paragraphs").page(size);
    }

    private long bytes(int times, Response response) throws Exception {
        return each(times, response, Contender.BEIAN) - each(times, response, Contender.COPY);
    }

    private long each(int times, Response response, Contender contender) throws Exception {
        FilterRun run = new FilterRun(contender.filter());
        for (int i = 0; i < times; i++) {
            response.serve(run); // the first ones load classes
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            response.serve(run);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / times;
    }
}
