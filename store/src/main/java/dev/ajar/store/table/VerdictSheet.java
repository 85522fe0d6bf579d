package dev.ajar.store.table;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.NoRoom;
import dev.ajar.store.Unwritable;
import dev.ajar.verdict.VerdictTable;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/// Rows of the verdict table (semantics.md §6), set down in any order and written in the one order there is: by
/// experience, start and session id.
///
/// However many there are, memory stays within what is given; the rest waits in a folder that is gone when this is
/// closed. For one thread at a time.
public final class VerdictSheet implements Closeable {

    private final Path folder;
    private final TableSql sql;
    private final DuckDBConnection connection;
    private final DuckDBAppender appender;
    private boolean complete;

    private VerdictSheet(Path folder, TableSql sql, DuckDBConnection connection) throws SQLException {
        this.folder = folder;
        this.sql = sql;
        this.connection = connection;
        execute("BEGIN TRANSACTION"); // by hand: an appender alone commits every batch
        execute(sql.create());
        this.appender = connection.createAppender(TableSql.NAME);
    }

    /// An empty sheet.
    ///
    /// @param temporary the folder for what does not fit in memory
    /// @param memory bytes that may be held in memory
    /// @throws NoRoom if nothing can be put in the folder
    public static VerdictSheet open(List<VerdictTable.Column> columns, Path temporary, long memory) throws IOException {
        Path folder;
        try {
            folder = Files.createTempDirectory(temporary, "ajar-");
        } catch (IOException full) {
            throw new NoRoom(temporary, full);
        }
        try {
            DuckDBConnection connection =
                    DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
            TableSql sql = new TableSql(columns);
            try (Statement statement = connection.createStatement()) {
                for (String setting : TableSql.settings(folder, memory)) {
                    statement.execute(setting);
                }
            }
            return new VerdictSheet(folder, sql, connection);
        } catch (SQLException broken) {
            throw new NoRoom(temporary, new IOException(broken));
        }
    }

    /// Adds a row: a value for each column, in their order.
    ///
    /// @throws NoRoom if it does not fit in memory, nor in the temporary folder
    public void add(List<Value> row) throws NoRoom {
        try {
            appender.beginRow();
            for (Value value : row) {
                append(value);
            }
            appender.endRow();
        } catch (SQLException full) {
            throw noRoom(full);
        }
    }

    private void append(Value value) throws SQLException {
        switch (value) {
            case StringValue(String text) -> appender.append(text);
            case IntValue(long number) -> appender.append(number);
            case DoubleValue(double number) -> appender.append(number);
            case BoolValue bool -> appender.append(bool == BoolValue.TRUE);
            case InstantValue(long micros) -> appender.append(micros);
            case DurationValue(long micros) -> appender.append(micros);
            case Value.Unknown ignored -> appender.appendNull();
        }
    }

    /// Writes the table as CSV, header first.
    public void csv(Writer out) throws IOException {
        complete();
        out.write(sql.header());
        try (DuckDBPreparedStatement statement =
                        connection.prepareStatement(sql.lines()).unwrap(DuckDBPreparedStatement.class);
                DuckDBChunkedResult lines = statement.query()) {
            while (lines.nextChunk()) {
                DuckDBReadableVector vector = lines.chunk().vector(0);
                for (long at = 0; at < vector.rowCount(); at++) {
                    out.write(vector.getString(at));
                    out.write('\n');
                }
            }
        } catch (SQLException full) {
            throw noRoom(full);
        }
    }

    /// Writes the table as Parquet.
    ///
    /// @throws Unwritable if the file cannot be written
    public void parquet(Path file) throws IOException {
        complete();
        try {
            execute(sql.parquet(file.toAbsolutePath()));
        } catch (SQLException broken) {
            throw new Unwritable(file.toString(), firstLine(broken));
        }
    }

    private void complete() throws NoRoom {
        if (complete) {
            return;
        }
        try {
            appender.close();
            execute("COMMIT");
            complete = true;
        } catch (SQLException full) {
            throw noRoom(full);
        }
    }

    private void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private NoRoom noRoom(SQLException full) {
        return new NoRoom(folder, new IOException(firstLine(full), full));
    }

    private static String firstLine(SQLException broken) {
        String message = broken.getMessage();
        return message == null ? "" : message.lines().findFirst().orElse("");
    }

    @Override
    public void close() throws IOException {
        try {
            appender.close();
            connection.close();
        } catch (SQLException broken) {
            throw new IOException(broken);
        } finally {
            try (var left = Files.list(folder)) {
                for (Path each : left.toList()) {
                    Files.deleteIfExists(each);
                }
            }
            Files.deleteIfExists(folder);
        }
    }
}
