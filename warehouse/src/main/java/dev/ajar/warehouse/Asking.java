package dev.ajar.warehouse;

import dev.ajar.expression.Value;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Asks a warehouse within limits: a query that takes too long, or gives too many rows, is ended there.
public final class Asking implements AutoCloseable {

    private final Warehouse warehouse;
    private final Limits limits;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ajar-watch");
        thread.setDaemon(true);
        return thread;
    });

    public Asking(Warehouse warehouse, Limits limits) {
        this.warehouse = warehouse;
        this.limits = limits;
    }

    /// Runs a query.
    ///
    /// @param rows is given each row, a value for each column of the query
    /// @throws Refused if it is not answered within the limits
    public void ask(String sql, Consumer<List<Value>> rows) throws Refused {
        AtomicBoolean late = new AtomicBoolean();
        AtomicLong given = new AtomicLong();
        ScheduledFuture<?> end = watch.schedule(
                () -> {
                    late.set(true);
                    warehouse.cancel();
                },
                limits.timeout().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            warehouse.ask(sql, row -> {
                if (given.incrementAndGet() > limits.rows()) {
                    warehouse.cancel();
                    throw new TooManyRows();
                }
                rows.accept(row);
            });
        } catch (TooManyRows tooMany) {
            throw new Refused(
                    warehouse.title(),
                    "the answer has more than %s rows".formatted(limits.rows()),
                    "a narrower question, by --from and --to or with fewer --by, or a higher --max-rows");
        } catch (Refused refused) {
            if (late.get()) {
                await(end);
                throw new Refused(
                        warehouse.title(),
                        "no answer within %s s, and the query was cancelled"
                                .formatted(limits.timeout().toSeconds()),
                        "a narrower question, or a longer --timeout");
            }
            throw refused;
        } finally {
            end.cancel(false);
        }
    }

    /// Until the warehouse has been told, for whoever asked may close it at once.
    private static void await(Future<?> cancelling) {
        try {
            cancelling.get();
        } catch (ExecutionException failed) {
            // the query has ended, one way or another
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }

    private static final class TooManyRows extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
