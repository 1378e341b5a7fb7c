package dev.beian.benchmarks;

import dev.beian.benchmarks.contender.Contender;
import dev.beian.benchmarks.contender.FilterRun;
import dev.beian.benchmarks.stub.Sink;
import jakarta.servlet.FilterChain;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is not HTML: a short JSON answer by stream, by writer, with a declared length, and an answer without a body. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OtherContentBenchmark {
    private static final String JSON = "{\"id\":1,\"name\":\"示例\",\"values\":[1,2,3,4,5,6,7,8,9,10],\"more\":false}";
    private static final byte[] BYTES = JSON.getBytes(StandardCharsets.UTF_8);

    /** What is answered. */
    @Param({"stream", "stream-with-length", "writer", "image", "empty"})
    public String answer;

    /** Who answers. */
    @Param({"COPY", "BEIAN", "HABIT", "DATADOG", "JAVAMELODY", "SITEMESH"})
    public Contender contender;

    private FilterRun run;
    private FilterChain application;
    private String path;

    /** Sets up the application. */
    @Setup
    public void start() {
        run = new FilterRun(contender.filter());
        path = answer.equals("image") ? "/static/logo.png" : "/api/items";
        application = application(answer);
    }

    static FilterChain application(String answer) {
        return switch (answer) {
            case "stream" ->
                (request, response) -> {
                    response.setContentType("application/json");
                    response.getOutputStream().write(BYTES, 0, BYTES.length);
                };
            case "stream-with-length" ->
                (request, response) -> {
                    response.setContentType("application/json");
                    response.setContentLength(BYTES.length);
                    response.getOutputStream().write(BYTES, 0, BYTES.length);
                };
            case "image" ->
                (request, response) -> {
                    response.setContentType("image/png");
                    response.setContentLength(BYTES.length);
                    response.getOutputStream().write(BYTES, 0, BYTES.length);
                };
            case "writer" ->
                (request, response) -> {
                    response.setContentType("application/json;charset=UTF-8");
                    response.getWriter().write(JSON);
                };
            default -> (request, response) -> {};
        };
    }

    /** Answers. */
    @Benchmark
    public long answer() throws Exception {
        return run.run(path, application, Sink.NOWHERE);
    }
}
