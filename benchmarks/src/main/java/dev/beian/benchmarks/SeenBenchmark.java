package dev.beian.benchmarks;

import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.contender.FilterRun;
import dev.beian.benchmarks.contender.Footer;
import dev.beian.benchmarks.corpus.Corpus;
import dev.beian.benchmarks.corpus.Page;
import dev.beian.benchmarks.stub.Sink;
import dev.beian.servlet.BenchmarkFilters;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Pages of 2 KB on more and more distinct paths, and under more and more names that no site covers: what a filter learns of
 * them must neither grow without end nor make a page dearer. Its column without a filter makes the same names.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SeenBenchmark {
    private static final int WARM_UP = 100_000;
    private static final String[] TENS = new String[1000];

    /** What differs. */
    @Param({"path", "unknown-host"})
    public String what;

    /** How many there are. */
    @Param({"1", "1000", "1000000"})
    public int distinct;

    /** Who sends them. */
    @Param({"COPY", "BEIAN"})
    public Contender contender;

    private Page page;
    private int next;
    private FilterRun run;

    /** Makes every path and host known before, and serves until the compiler has done its part. */
    @Setup
    public void see() throws Exception {
        for (int i = 0; i < TENS.length; i++) {
            TENS[i] = Integer.toString(i);
        }
        page = Corpus.unpacked().pages("documentation-2k").get(0);
        run = new FilterRun(
                contender == Contender.COPY ? contender.filter() : BenchmarkFilters.beian(Footer.library(1)));
        for (int i = 0; i < Math.max(WARM_UP, distinct); i++) {
            page();
        }
    }

    /** Sends a page. */
    @Benchmark
    public long page() throws Exception {
        int index = next;
        next = index + 1 == distinct ? 0 : index + 1;
        String name = TENS[index / 1000].concat(".").concat(TENS[index % 1000]);
        boolean isPath = what.equals("path");
        return run.serve(
                isPath ? Footer.host(0) : name.concat(".example.org"),
                isPath ? "/".concat(name) : "/page.html",
                page,
                Sink.NOWHERE);
    }
}
