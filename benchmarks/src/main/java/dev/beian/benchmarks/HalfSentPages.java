package dev.beian.benchmarks;

import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.contender.Footer;
import dev.beian.benchmarks.stub.SlowExchange;
import dev.beian.benchmarks.stub.StubContext;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the filter keeps for a page whose second half is still to come: begins ten thousand pages without and with it,
 * compares what they hold of the heap after a garbage collection, and ends them. Prints a line for each place at which the
 * pages may pause, with the bytes for each page. To be run in a heap of 64 MB; afterwards the pages are known to be right.
 */
public final class HalfSentPages {
    /** How many pages are under way at once. */
    public static final int PAGES = 10_000;

    private static final String BEGINNING =
            "<!DOCTYPE html><html><head><title>t</title></head><body><p class=\"a\">one ";
    private static final String END = "</p></body></html>";
    private static final String SECOND = "two\">" + END;

    /** First halves by the place at which they end. */
    private static final Map<String, String> HALVES = halves();

    private final ServletContext context = StubContext.create(null);
    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private long sent;

    private HalfSentPages() {}

    private static Map<String, String> halves() {
        Map<String, String> halves = new LinkedHashMap<>();
        halves.put("text", BEGINNING + "two".repeat(100));
        halves.put("attribute value", BEGINNING + "<img alt=\"" + "two".repeat(100));
        halves.put("after the body", BEGINNING + END + "<!-- and");
        halves.put("end tag", BEGINNING + "</p></bo");
        halves.put("number", BEGINNING + "京ICP备20");
        return halves;
    }

    /** Measures. */
    public static void main(String[] arguments) throws IOException, ServletException {
        HalfSentPages run = new HalfSentPages();
        for (Map.Entry<String, String> half : HALVES.entrySet()) {
            for (boolean byWriter : new boolean[] {false, true}) {
                run.share(half.getValue(), byWriter, 100); // loads what has to be loaded
                System.out.println((byWriter ? "writer" : "stream") + ", " + half.getKey() + ": "
                        + run.share(half.getValue(), byWriter, PAGES));
            }
        }
    }

    /** The filter's share in bytes for each page. */
    private long share(String half, boolean byWriter, int pages) throws IOException, ServletException {
        sent = 0;
        long without = held(Contender.COPY, half, byWriter, pages);
        long sentWithout = sent;
        sent = 0;
        long with = held(Contender.BEIAN, half, byWriter, pages);
        if (sent - sentWithout != (long) pages * Footer.bytes().length) {
            throw new IllegalStateException(sent + " bytes instead of " + sentWithout + " and the footers");
        }
        return with - without;
    }

    /** The bytes of heap that a page holds when its first half is written. */
    private long held(Contender contender, String half, boolean byWriter, int pages)
            throws IOException, ServletException {
        Filter filter = contender.filter();
        List<AsyncContext> contexts = new ArrayList<>(pages);
        List<ServletResponse> answers = new ArrayList<>(pages);
        long before = used();
        for (int i = 0; i < pages; i++) {
            SlowExchange exchange = new SlowExchange(context, (bytes, from, length) -> sent += length);
            filter.doFilter(exchange.request(), exchange.response(), (request, response) -> {
                response.setContentType("text/html;charset=UTF-8");
                contexts.add(request.startAsync(request, response));
                answers.add(response);
                write(response, half, byWriter);
            });
        }
        long held = (used() - before) / pages;
        for (int i = 0; i < pages; i++) {
            write(answers.get(i), SECOND, byWriter);
            contexts.get(i).complete();
        }
        return held;
    }

    private static void write(ServletResponse response, String html, boolean byWriter) throws IOException {
        if (byWriter) {
            response.getWriter().write(html);
            response.getWriter().flush();
        } else {
            response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
            response.getOutputStream().flush();
        }
    }

    private long used() {
        memory.gc();
        memory.gc(); // what the first one let go of
        return memory.getHeapMemoryUsage().getUsed();
    }
}
