package dev.beian.benchmarks;

import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.contender.FilterRun;
import dev.beian.benchmarks.contender.Text;
import dev.beian.benchmarks.corpus.Corpus;
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

/** Pages through the response's writer, in writes of 20 to 200 chars. One operation is one page. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TextPathBenchmark {
    /** The class of pages. */
    @Param({"documentation-2k", "documentation-30k", "javadoc-30k", "script-30k", "chinese-2k", "chinese-30k", "gbk-30k"
    })
    public String pages;

    /** Who writes them. */
    @Param({"COPY", "BEIAN", "HABIT", "DATADOG", "JAVAMELODY", "SITEMESH"})
    public Contender contender;

    private Text[] all;
    private int next;
    private FilterRun run;

    /** Reads the pages. */
    @Setup
    public void read() {
        all = Corpus.unpacked().pages(pages).stream().map(Text::of).toArray(Text[]::new);
        run = new FilterRun(contender.filter());
    }

    /** Writes a page. */
    @Benchmark
    public long page() throws Exception {
        int index = next;
        next = index + 1 == all.length ? 0 : index + 1;
        return run.serve(all[index], Sink.NOWHERE);
    }
}
