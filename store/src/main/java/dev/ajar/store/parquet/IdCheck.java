package dev.ajar.store.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Asks DuckDB which ids come more than once, before events are read: all others need not wait for copies.
public final class IdCheck {

    /// With more than these it is better to let all events wait.
    private static final int MOST = 2_000_000;

    private IdCheck() {}

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
    /// @param temporary the folder for what does not fit in memory
    /// @param memory bytes that may be used
    /// @param threads how many threads may be used
    public static Optional<Repeated> repeated(List<Ids> files, Path temporary, long memory, int threads)
            throws IOException {
        String all = files.stream()
                .map(ids -> "SELECT %s AS h FROM %s WHERE %s IS NOT NULL"
                        .formatted(hash(ids.id), ids.file.source(), ids.id))
                .collect(Collectors.joining(" UNION ALL "));
        String query = "SELECT h FROM (%s) GROUP BY h HAVING count(*) > 1 LIMIT %s".formatted(all, MOST + 1);
        List<Path> paths = files.stream().map(ids -> ids.file.path()).distinct().toList();
        String name = files.stream().map(ids -> ids.file.name()).collect(Collectors.joining(", "));
        try (Duck duck = Duck.on(paths, name, memory, temporary, threads);
                Statement statement = duck.connection().createStatement();
                ResultSet found = statement.executeQuery(query)) {
            Repeated repeated = new Repeated();
            int count = 0;
            while (found.next()) {
                repeated.add(found.getLong(1));
                count++;
            }
            return count > MOST ? Optional.empty() : Optional.of(repeated);
        } catch (SQLException broken) {
            throw Duck.told(name, broken);
        }
    }
}
