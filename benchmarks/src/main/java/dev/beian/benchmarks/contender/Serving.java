package dev.beian.benchmarks.contender;

import dev.beian.benchmarks.corpus.Page;
import dev.beian.benchmarks.stub.Sink;

/** A contender at work on the bytes of pages. Not thread-safe. */
@FunctionalInterface
public interface Serving {
    /** Sends a page; gives a number that depends on it. */
    long serve(Page page, Sink sink) throws Exception;

    /** A contender, ready for pages. */
    static Serving of(Contender contender) {
        return switch (contender) {
            case HOP -> (page, sink) -> LessThanHopping.count(page);
            case INJECTOR -> {
                InjectorRun run = new InjectorRun();
                yield (page, sink) -> {
                    run.serve(page, sink);
                    return page.bytes().length;
                };
            }
            default -> new FilterRun(contender.filter())::serve;
        };
    }
}
