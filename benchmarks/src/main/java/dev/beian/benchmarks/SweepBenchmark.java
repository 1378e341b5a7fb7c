package dev.beian.benchmarks;

import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.contender.Serving;
import dev.beian.benchmarks.corpus.EndlessPage;
import dev.beian.benchmarks.corpus.Page;
import dev.beian.benchmarks.stub.Sink;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Pages of every shape from 1 KB to 64 MB: the cost is to grow with the size, not faster. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SweepBenchmark {
    /** The shape. */
    @Param({
        "text",
        "paragraphs",
        "comment",
        "script",
        "attribute-value",
        "body-end-tags",
        "after-the-end",
        "unclosed-tag",
        "only-less-than"
    })
    public String shape;

    /** The size in bytes. */
    @Param({"1000", "10000", "100000", "1000000", "64000000"})
    public int size;

    /** Who sends it. */
    @Param({"COPY", "HOP", "BEIAN"})
    public Contender contender;

    private Page page;
    private Serving serving;

    /** Makes the page. */
    @Setup
    public void make() {
        page = EndlessPage.named(shape).page(size);
        serving = Serving.of(contender);
    }

    /** Sends it. */
    @Benchmark
    public long page() throws Exception {
        return serving.serve(page, Sink.NOWHERE);
    }
}
