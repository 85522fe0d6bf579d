package dev.ajar.store.parquet;

import dev.ajar.store.Crew;
import dev.ajar.store.duck.Duck;
import dev.ajar.store.parquet.ParquetFile.Range;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/// Finds out which ids come more than once, before events are read: all others need not wait for copies.
///
/// Hashes of all ids are read, laid apart by their first bits, and each part is looked through by itself. With more ids
/// than fit in memory they are read several times, and each time only some of the parts are looked at.
public final class IdCheck {

    /// With more than these it is better to let all events wait.
    private static final int MOST = 2_000_000;

    private static final int PART_BITS = 10;
    private static final int PARTS = 1 << PART_BITS;

    /// Hashes are all at least 0.
    private static final int HASH_BITS = Long.SIZE - 1;

    private static final int BLOCK = 1 << 10;

    private final List<Ids> files;
    private final Crew crew;

    private IdCheck(List<Ids> files, Crew crew) {
        this.files = files;
        this.crew = crew;
    }

    /// Ids in a file.
    ///
    /// @param id the SQL expression that gives them
    public record Ids(ParquetFile file, String id) {}

    /// The SQL expression of an id's hash. It is the same for equal ids, and rarely for others.
    static String hash(String id) {
        return "CAST(hash(%s) >> 1 AS BIGINT)".formatted(id);
    }

    /// The hashes of ids that come more than once, over all files; empty where there are too many.
    ///
    /// @param memory bytes that may be used
    public static Optional<Repeated> repeated(List<Ids> files, Crew crew, long memory) throws IOException {
        long rows = files.stream().mapToLong(ids -> ids.file.rows()).sum();
        int times = Math.toIntExact(Math.min(PARTS, 1 + rows * Long.BYTES / memory));
        IdCheck check = new IdCheck(files, crew);
        Repeated repeated = new Repeated(16);
        for (int time = 0; time < times && repeated.size() <= MOST; time++) {
            check.look(time * PARTS / times, (time + 1) * PARTS / times, repeated);
        }
        return repeated.size() > MOST ? Optional.empty() : Optional.of(repeated);
    }

    /// Some rows of a file whose ids are wanted.
    private record Task(Ids ids, Range range) {}

    private void look(int fromPart, int toPart, Repeated repeated) throws IOException {
        List<Task> tasks = files.stream()
                .flatMap(ids -> ids.file.ranges().stream().map(range -> new Task(ids, range)))
                .toList();
        List<Laid> laid = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger next = new AtomicInteger();
        crew.run(worker -> {
            Laid mine = new Laid(fromPart, toPart);
            laid.add(mine);
            for (int task = next.getAndIncrement(); task < tasks.size(); task = next.getAndIncrement()) {
                mine.lay(tasks.get(task));
            }
        });
        next.set(fromPart);
        crew.run(worker -> {
            for (int part = next.getAndIncrement(); part < toPart; part = next.getAndIncrement()) {
                int place = part - fromPart;
                Repeated seen = new Repeated(
                        laid.stream().mapToInt(each -> each.size(place)).sum());
                Repeated again = new Repeated(16);
                laid.forEach(each -> each.find(place, seen, again));
                synchronized (repeated) {
                    repeated.addAll(again);
                }
            }
        });
    }

    /// Hashes that one thread has laid apart.
    private static final class Laid {

        private final int fromPart;
        private final int toPart;
        private final List<List<long[]>> full = new ArrayList<>();
        private final long[][] open;
        private final int[] filled;

        Laid(int fromPart, int toPart) {
            this.fromPart = fromPart;
            this.toPart = toPart;
            open = new long[toPart - fromPart][BLOCK];
            filled = new int[toPart - fromPart];
            for (int part = fromPart; part < toPart; part++) {
                full.add(new ArrayList<>());
            }
        }

        void lay(Task task) throws IOException {
            ParquetFile file = task.ids.file;
            String query = "SELECT %s FROM %s WHERE %s AND %s IS NOT NULL"
                    .formatted(hash(task.ids.id), file.source(), task.range.sql(), task.ids.id);
            try (DuckDBConnection connection = file.another();
                    DuckDBPreparedStatement statement =
                            connection.prepareStatement(query).unwrap(DuckDBPreparedStatement.class);
                    DuckDBChunkedResult result = statement.query()) {
                while (result.nextChunk()) {
                    DuckDBReadableVector hashes = result.chunk().vector(0);
                    long rows = hashes.rowCount();
                    for (long row = 0; row < rows; row++) {
                        lay(hashes.getLong(row));
                    }
                }
            } catch (SQLException broken) {
                throw Duck.told(file.name(), "Parquet", broken);
            }
        }

        private void lay(long hash) {
            int part = (int) (hash >>> (HASH_BITS - PART_BITS));
            if (part < fromPart || part >= toPart) {
                return;
            }
            int place = part - fromPart;
            if (filled[place] == BLOCK) {
                full.get(place).add(open[place]);
                open[place] = new long[BLOCK];
                filled[place] = 0;
            }
            open[place][filled[place]++] = hash;
        }

        int size(int place) {
            return full.get(place).size() * BLOCK + filled[place];
        }

        void find(int place, Repeated seen, Repeated again) {
            for (long[] block : full.get(place)) {
                find(block, BLOCK, seen, again);
            }
            find(open[place], filled[place], seen, again);
        }

        private static void find(long[] hashes, int size, Repeated seen, Repeated again) {
            for (int at = 0; at < size; at++) {
                if (!seen.add(hashes[at])) {
                    again.add(hashes[at]);
                }
            }
        }
    }
}
