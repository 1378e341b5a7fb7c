package dev.beian.benchmarks;

import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.contender.FilterRun;
import dev.beian.benchmarks.contender.Footer;
import dev.beian.benchmarks.corpus.Corpus;
import dev.beian.benchmarks.corpus.Page;
import dev.beian.benchmarks.stub.Sink;
import dev.beian.servlet.BenchmarkFilters;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Pages of 2 KB of more and more hosts in turn, of a hundred to each site: a page is to cost the same whatever the number
 * of hosts and sites. What grows is only what a processor's caches make of ten thousand names.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HostsBenchmark {
    private static final int WARM_UP = 100_000;

    /** How many hosts are configured, and asked for. */
    @Param({"1", "10", "100", "1000", "10000"})
    public int hosts;

    /** Who sends them. */
    @Param({"COPY", "BEIAN"})
    public Contender contender;

    private Page page;
    private String[] names;
    private int next;
    private FilterRun run;

    /** Assembles the library, and serves until the compiler has done its part. */
    @Setup
    public void assemble() throws Exception {
        page = Corpus.unpacked().pages("documentation-2k").get(0);
        names = IntStream.range(0, hosts).mapToObj(Footer::host).toArray(String[]::new);
        run = new FilterRun(
                contender == Contender.COPY ? contender.filter() : BenchmarkFilters.beian(Footer.library(hosts)));
        for (int i = 0; i < WARM_UP; i++) {
            page();
        }
    }

    /** Sends a page. */
    @Benchmark
    public long page() throws Exception {
        int index = next;
        next = index + 1 == names.length ? 0 : index + 1;
        return run.serve(names[index], "/page.html", page, Sink.NOWHERE);
    }
}
