package dev.beian.benchmarks;

import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.contender.Serving;
import dev.beian.benchmarks.corpus.Corpus;
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

/** Pages through the response's stream, in writes of 8 KiB. One operation is one page; the pages of a class take turns. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BytePathBenchmark {
    /** The class of pages. */
    @Param({
        "documentation-2k",
        "documentation-30k",
        "documentation-300k",
        "javadoc-2k",
        "javadoc-30k",
        "javadoc-300k",
        "javadoc-4m",
        "script-30k",
        "script-300k",
        "script-2m",
        "chinese-2k",
        "chinese-30k",
        "chinese-300k",
        "chinese-10m",
        "gbk-30k",
        "gbk-300k",
        "mixed-30k"
    })
    public String pages;

    /** Who sends them. */
    @Param
    public Contender contender;

    private Page[] all;
    private int next;
    private Serving serving;

    /** Reads the pages. */
    @Setup
    public void read() {
        all = Corpus.unpacked().pages(pages).toArray(Page[]::new);
        serving = Serving.of(contender);
    }

    /** Sends a page. */
    @Benchmark
    public long page() throws Exception {
        int index = next;
        next = index + 1 == all.length ? 0 : index + 1;
        return serving.serve(all[index], Sink.NOWHERE);
    }
}
