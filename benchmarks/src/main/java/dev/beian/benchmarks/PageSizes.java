package dev.beian.benchmarks;

import dev.beian.benchmarks.corpus.Corpus;
import org.openjdk.jmh.infra.BenchmarkParams;

/** How many bytes of page an operation of a benchmark takes. */
final class PageSizes {
    private PageSizes() {}

    /** The mean size in bytes; 0 where there are no pages. */
    static double of(BenchmarkParams parameters) {
        if (parameters.getParamsKeys().contains("pages")) {
            return Corpus.unpacked().pages(parameters.getParam("pages")).stream()
                    .mapToInt(page -> page.bytes().length)
                    .average()
                    .orElse(0);
        }
        return parameters.getParamsKeys().contains("size") ? Double.parseDouble(parameters.getParam("size")) : 0;
    }
}
