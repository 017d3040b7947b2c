package org.tributary.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several connections that fetch ranges of one file again and again.
record Load(String address, String path, long fileSize, long rangeSize, int connections) {

    /// Fetches at least so many bytes in all and returns how many it were.
    long run(long bytes) throws IOException, InterruptedException {
        List<Callable<Long>> workers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            long start = fileSize / connections * i / rangeSize * rangeSize;
            workers.add(() -> fetch(start, bytes / connections));
        }
        return sum(workers);
    }

    /// Runs all at once and returns the sum of what they return.
    static long sum(List<Callable<Long>> workers) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(workers.size())) {
            long sum = 0;
            for (Future<Long> worker : threads.invokeAll(workers)) sum += worker.get();
            return sum;
        } catch (ExecutionException e) {
            throw new IOException("A connection failed", e.getCause());
        }
    }

    private long fetch(long start, long bytes) throws IOException {
        try (HttpConnection connection = new HttpConnection(address, HttpConnection.LARGE_BUFFER)) {
            long fetched = 0;
            for (long at = start; fetched < bytes; at = (at + rangeSize) % fileSize) {
                fetched += connection.get(path, at, Math.min(at + rangeSize, fileSize) - 1);
            }
            return fetched;
        }
    }
}
