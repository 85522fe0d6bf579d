package dev.ajar.warehouse;

import dev.ajar.event.Event;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/// Events as a table `events`, in a DuckDB that is gone when this is closed.
///
/// Events may be added by several threads; then the table is [read][#warehouse], and nothing is added any more.
public final class EventsTable implements AutoCloseable {

    private final SpillFolder folder;
    private final Limits limits;
    private final DuckDBConnection connection;
    private final DuckDBAppender appender;
    private final Lock lock;

    private EventsTable(SpillFolder folder, Limits limits, DuckDBConnection connection, DuckDBAppender appender)
            throws SQLException {
        this.folder = folder;
        this.limits = limits;
        this.connection = connection;
        this.appender = appender;
        lock = appender.unsafeBreakThreadConfinement(); // several threads add, one at a time
    }

    /// An empty table with a column for each attribute.
    ///
    /// @throws Refused if nothing can be put in the temporary folder
    public static EventsTable create(Attributes attributes, Limits limits) throws Refused {
        Properties settings = new Properties();
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        SpillFolder folder = SpillFolder.in(limits.temporary());
        try {
            DuckDBConnection connection = DriverManager.getConnection(
                            "jdbc:duckdb:" + folder.path().resolve("events.duckdb"), settings)
                    .unwrap(DuckDBConnection.class);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET memory_limit = '%sMiB'".formatted(Math.max(64, limits.memory() >> 20)));
                statement.execute("BEGIN TRANSACTION"); // by hand: an appender alone commits every batch
                statement.execute(attributes.all().stream()
                        .map(each -> ", %s %s".formatted(name(each), type(each.type())))
                        .collect(Collectors.joining(
                                "",
                                "CREATE TABLE events (id VARCHAR, time TIMESTAMP, sequence BIGINT, name VARCHAR",
                                ")")));
            }
            return new EventsTable(folder, limits, connection, connection.createAppender("events"));
        } catch (SQLException full) {
            folder.close();
            throw noRoom(limits, full);
        }
    }

    private static String name(Attribute attribute) {
        return "\"" + attribute.name().replace("\"", "\"\"") + "\"";
    }

    private static String type(Type type) {
        return switch (type) {
            case STRING -> "VARCHAR";
            case INT, DURATION -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case BOOL -> "BOOLEAN";
            case INSTANT -> "TIMESTAMP";
        };
    }

    /// Adds an event, from any thread.
    public void add(Event event) throws Refused {
        lock.lock();
        try {
            appender.beginRow();
            appender.append(event.id());
            appender.appendEpochMicros(event.time());
            appender.append(event.sequence());
            appender.append(event.name());
            for (Value value : event.values()) {
                append(value);
            }
            appender.endRow();
        } catch (SQLException full) {
            throw noRoom(limits, full);
        } finally {
            lock.unlock();
        }
    }

    private void append(Value value) throws SQLException {
        switch (value) {
            case StringValue(String text) -> appender.append(text);
            case IntValue(long number) -> appender.append(number);
            case DoubleValue(double number) -> appender.append(number);
            case BoolValue truth -> appender.append(truth == BoolValue.TRUE);
            case InstantValue(long micros) -> appender.appendEpochMicros(micros);
            case DurationValue(long micros) -> appender.append(micros);
            case Value.Unknown ignored -> appender.appendNull();
        }
    }

    /// The table as a warehouse, shut off from all that is around it. What was added is all there is.
    public Warehouse warehouse() throws Refused {
        try (Statement statement = connection.createStatement()) {
            appender.close();
            statement.execute("COMMIT");
            return DuckDbFile.of(connection, limits);
        } catch (SQLException full) {
            throw noRoom(limits, full);
        }
    }

    private static Refused noRoom(Limits limits, Exception full) {
        return new Refused(
                "no room in %s for events as a table".formatted(limits.temporary()),
                String.valueOf(full.getMessage()).lines().findFirst().orElse(""),
                "more free space, or another temporary folder");
    }

    @Override
    public void close() throws IOException {
        try {
            appender.close();
            connection.close();
        } catch (SQLException broken) {
            throw new IOException(broken);
        } finally {
            folder.close();
        }
    }
}
