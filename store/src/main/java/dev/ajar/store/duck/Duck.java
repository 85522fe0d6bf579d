package dev.ajar.store.duck;

import dev.ajar.store.NoRoom;
import dev.ajar.store.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// A DuckDB that may read the files it is given and nothing else. Rows are given as they are read, not gathered first,
/// and what a file says of its row groups is read once.
public final class Duck implements AutoCloseable {

    /// What stands before the reason where DuckDB fails before it has begun: it helps nobody.
    private static final String WRAPPING = "unsuccessful or closed pending query result";

    private final DuckDBConnection connection;

    private Duck(DuckDBConnection connection) {
        this.connection = connection;
    }

    /// Opens one.
    ///
    /// @param name how people call the files
    /// @param memory bytes it may use
    /// @param temporary the folder for what does not fit
    /// @param threads how many a query may use
    public static Duck on(List<Path> files, String name, long memory, Path temporary, int threads) throws IOException {
        Properties streaming = new Properties();
        streaming.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        try {
            DuckDBConnection connection =
                    DriverManager.getConnection("jdbc:duckdb:", streaming).unwrap(DuckDBConnection.class);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET threads = " + threads);
                statement.execute("SET memory_limit = '%sMiB'".formatted(Math.max(64, memory >> 20)));
                statement.execute("SET temp_directory = " + text(temporary.toString()));
                statement.execute("SET TimeZone = 'UTC'");
                statement.execute("SET parquet_metadata_cache = true");
                statement.execute("SET allowed_paths = "
                        + files.stream().map(file -> text(file.toString())).toList());
                statement.execute("SET enable_external_access = false");
                statement.execute("SET lock_configuration = true");
            }
            return new Duck(connection);
        } catch (SQLException broken) {
            throw told(name, "a file of data", broken);
        }
    }

    /// The connection; for one thread at a time.
    public DuckDBConnection connection() {
        return connection;
    }

    /// Another connection to the same, for another thread.
    public DuckDBConnection another() throws SQLException {
        return connection.duplicate().unwrap(DuckDBConnection.class);
    }

    /// What went wrong in DuckDB: the file's fault, unless there was no room.
    ///
    /// @param name how people call the file
    /// @param form what it was taken for: `Parquet`
    public static IOException told(String name, String form, SQLException broken) {
        String message = broken.getMessage() == null ? "" : broken.getMessage();
        String first = message.lines()
                .filter(line -> !line.contains(WRAPPING))
                .findFirst()
                .orElse("")
                .replaceFirst("^Error: ", "");
        return first.startsWith("Out of Memory")
                ? new NoRoom("while reading %s: %s".formatted(name, first))
                : new Unreadable(name, "cannot be read as %s: %s".formatted(form, first));
    }

    /// A text as SQL writes it.
    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// A name as SQL writes it.
    public static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
