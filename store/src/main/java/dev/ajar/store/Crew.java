package dev.ajar.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Threads that do one job together.
public final class Crew implements AutoCloseable {

    private final int size;
    private final ExecutorService threads;

    /// What every thread does.
    @FunctionalInterface
    public interface Job {
        void work(int worker) throws IOException;
    }

    public Crew(int size) {
        this.size = size;
        this.threads = Executors.newFixedThreadPool(size);
    }

    int size() {
        return size;
    }

    /// Has every thread do the job, and waits for all of them.
    public void run(Job job) throws IOException {
        List<Future<?>> working = new ArrayList<>();
        for (int worker = 0; worker < size; worker++) {
            int number = worker;
            working.add(threads.submit(() -> {
                job.work(number);
                return number;
            }));
        }
        Throwable failure = null;
        for (Future<?> each : working) {
            try {
                each.get();
            } catch (ExecutionException failed) {
                failure = failure == null ? failed.getCause() : failure;
            } catch (InterruptedException interrupted) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", interrupted);
            }
        }
        if (failure != null) {
            throw rethrown(failure);
        }
    }

    private static IOException rethrown(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException unchecked -> {
                Throwable cause = unchecked.getCause();
                yield cause == null ? new IOException(unchecked) : rethrown(cause);
            }
            case IOException checked -> checked;
            case RuntimeException bug -> throw bug;
            case Error error -> throw error;
            default -> new IOException(failure);
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
