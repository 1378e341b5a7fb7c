package dev.beian.benchmarks.client;

import dev.beian.benchmarks.stub.Sink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a server did under load.
 *
 * @param requests how many it has answered
 * @param processorTime what that took it, in nanoseconds
 * @param time how long it lasted, in nanoseconds
 */
public record Load(long requests, long processorTime, long time) {
    private static final int CONNECTIONS = 4;

    /** Asks a server for some targets in turn, over connections that stay open, as fast as it answers. */
    public static Load on(ServerProcess server, List<String> targets, long nanoseconds)
            throws InterruptedException, ExecutionException {
        byte[][] requests = targets.stream().map(HttpConnection::request).toArray(byte[][]::new);
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long processorTime = server.processorTime();
            long start = System.nanoTime();
            List<Callable<Long>> clients = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int first = i;
                clients.add(() -> ask(server.port(), requests, first, start + nanoseconds));
            }
            long answered = 0;
            for (Future<Long> client : threads.invokeAll(clients)) {
                answered += client.get();
            }
            return new Load(answered, server.processorTime() - processorTime, System.nanoTime() - start);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long ask(int port, byte[][] requests, int first, long end) throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            long answered = 0;
            for (int next = first; System.nanoTime() < end; next++) {
                connection.exchange(requests[next % requests.length], Sink.NOWHERE);
                answered++;
            }
            return answered;
        }
    }

    /** Processor time for a request, in microseconds. */
    public double perRequest() {
        return processorTime / 1e3 / requests;
    }

    /** Requests in a second. */
    public double rate() {
        return requests * 1e9 / time;
    }
}
