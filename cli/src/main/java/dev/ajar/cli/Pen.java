package dev.ajar.cli;

import dev.ajar.expression.Value;
import dev.ajar.store.Settings;
import dev.ajar.store.table.VerdictSheet;
import dev.ajar.verdict.VerdictTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The one thread that may touch a sheet, because its database allows no other. Rows from any thread are handed to it
/// in batches; whoever is two batches ahead of it waits.
final class Pen implements AutoCloseable {

    private static final int BATCH = 4_096;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final VerdictSheet sheet;
    private List<List<Value>> batch = new ArrayList<>(BATCH);
    private Future<?> writing = CompletableFuture.completedFuture(true);

    /// Something done with the sheet.
    @FunctionalInterface
    interface Work {
        void on(VerdictSheet sheet) throws IOException;
    }

    Pen(VerdictTable table, Settings settings) throws IOException {
        sheet = await(thread.submit(() -> VerdictSheet.open(table.columns(), settings.temporary(), settings.memory())));
    }

    /// Takes a row, from any thread.
    synchronized void add(List<Value> row) {
        batch.add(row);
        if (batch.size() == BATCH) {
            try {
                hand();
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }

    private void hand() throws IOException {
        await(writing);
        List<List<Value>> rows = batch;
        batch = new ArrayList<>(BATCH);
        writing = submit(() -> {
            for (List<Value> row : rows) {
                sheet.add(row);
            }
            return true;
        });
    }

    /// Does something with the sheet when all rows are there.
    synchronized void write(Work work) throws IOException {
        hand();
        await(writing);
        await(submit(() -> {
            work.on(sheet);
            return true;
        }));
    }

    private Future<Boolean> submit(Callable<Boolean> work) {
        return thread.submit(work);
    }

    private static <T> T await(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            await(submit(() -> {
                sheet.close();
                return true;
            }));
        } finally {
            thread.shutdown();
        }
    }
}
