package dev.beian.benchmarks;

import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.contender.FilterRun;
import dev.beian.benchmarks.corpus.Corpus;
import dev.beian.benchmarks.corpus.Page;
import dev.beian.benchmarks.stub.Sink;
import jakarta.servlet.Filter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/**
 * Pages of 2 KB through one filter, by one thread and by two: a page is to take as much processor time beside another one
 * as alone. Small pages, for what threads could share is touched once for each page.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ThreadsBenchmark {
    private static final int WARM_UP = 100_000;

    /** Who sends them. */
    @Param({"COPY", "BEIAN"})
    public Contender contender;

    private Filter filter;
    private Page page;

    /** What each thread has of its own. */
    @State(Scope.Thread)
    public static class Requests {
        private FilterRun run;

        /** Sets up requests through the one filter. */
        @Setup
        public void start(ThreadsBenchmark shared) throws Exception {
            run = new FilterRun(shared.filter);
            for (int i = 0; i < WARM_UP; i++) { // until the compiler has done its part
                run.serve(shared.page, Sink.NOWHERE);
            }
        }
    }

    /** Sets up the filter. */
    @Setup
    public void start() {
        filter = contender.filter();
        page = Corpus.unpacked().pages("documentation-2k").get(0);
    }

    /** Sends a page. */
    @Benchmark
    @Threads(1)
    public long oneThread(Requests requests) throws Exception {
        return requests.run.serve(page, Sink.NOWHERE);
    }

    /** Sends a page while another thread does so too. */
    @Benchmark
    @Threads(2)
    public long twoThreads(Requests requests) throws Exception {
        return requests.run.serve(page, Sink.NOWHERE);
    }
}
