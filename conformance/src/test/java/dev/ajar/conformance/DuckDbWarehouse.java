package dev.ajar.conformance;

import dev.ajar.event.Event;
import dev.ajar.expression.Time;
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
import dev.ajar.translate.sql.Dialect;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// A DuckDB in memory.
final class DuckDbWarehouse implements Warehouse {

    private final DuckDBConnection connection;

    DuckDbWarehouse() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        } catch (SQLException closed) {
            throw new IllegalStateException(closed);
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.named("duckdb").orElseThrow();
    }

    /// Of the law book all; of what the twin made up, which is plenty, some.
    @Override
    public int thorough() {
        return System.getProperty("cases", "").isEmpty() ? 1 : 10;
    }

    @Override
    public long fill(List<Event> events, Attributes attributes, Function<Event, List<Event>> disguise)
            throws SQLException {
        String columns = attributes.all().stream()
                .map(attribute -> ", %s %s".formatted(name(attribute.name()), raw(attribute.type())))
                .collect(Collectors.joining());
        execute("create or replace table raw(id varchar, time bigint, sequence bigint, name varchar%s)"
                .formatted(columns));
        try (DuckDBAppender appender = connection.createAppender("raw")) {
            for (Row row : Row.of(events, attributes, disguise)) {
                appender.beginRow();
                for (Value value : List.of(row.id(), row.time(), row.sequence(), row.name())) {
                    append(appender, value);
                }
                for (Value value : row.values()) {
                    append(appender, value);
                }
                appender.endRow();
            }
        }
        String typed = attributes.all().stream()
                .map(attribute -> {
                    String name = name(attribute.name());
                    return ", %s as %s"
                            .formatted(
                                    attribute.type() == Type.INSTANT ? "make_timestamp(%s)".formatted(name) : name,
                                    name);
                })
                .collect(Collectors.joining());
        execute("create or replace table events as select id, make_timestamptz(time) as time, sequence, name,"
                + " now() as received%s from raw".formatted(typed));
        long broken = Row.BROKEN + 1;
        for (Attribute attribute : attributes.all()) {
            if (attribute.type() == Type.DOUBLE || attribute.type() == Type.INSTANT) {
                broken++;
                execute("insert into events(id, time, name, %s) values ('infinite', now(), 'x', 'infinity')"
                        .formatted(name(attribute.name())));
            }
            if (attribute.type() == Type.DOUBLE) {
                broken++;
                execute("insert into events(id, time, name, %s) values ('no number', now(), 'x', 'nan')"
                        .formatted(name(attribute.name())));
            }
        }
        execute("insert into events(id, time, name) values ('infinity', 'infinity', 'x')");
        return broken;
    }

    @Override
    public void keep(String table, String sql) throws SQLException {
        execute("create or replace table %s as\n%s".formatted(table, sql));
    }

    @Override
    public void fillTexts(String table, List<List<Value>> rows) throws SQLException {
        execute(IntStream.range(0, rows.get(0).size())
                .mapToObj(place -> "c%s varchar".formatted(place))
                .collect(Collectors.joining(", ", "create or replace table %s (".formatted(table), ")")));
        try (DuckDBAppender appender = connection.createAppender(table)) {
            for (List<Value> row : rows) {
                appender.beginRow();
                for (Value value : row) {
                    append(appender, value);
                }
                appender.endRow();
            }
        }
    }

    @Override
    public String typed(String text, Type type) {
        return switch (type) {
            case STRING, INT, DOUBLE, BOOL, DURATION -> "cast(%s as %s)".formatted(text, raw(type));
            case INSTANT -> "make_timestamp(cast(%s as bigint))".formatted(text);
        };
    }

    @Override
    public String inMicros(String timestamp) {
        return "epoch_us(%s)".formatted(timestamp);
    }

    @Override
    public String quoted(String column) {
        return name(column);
    }

    @Override
    public String column(String attribute) {
        return name(attribute);
    }

    private static void append(DuckDBAppender appender, Value value) throws SQLException {
        switch (value) {
            case StringValue(String text) -> appender.append(text);
            case IntValue(long number) -> appender.append(number);
            case DoubleValue(double number) -> appender.append(number);
            case BoolValue truth -> appender.append(truth == BoolValue.TRUE);
            case InstantValue(long micros) -> appender.append(micros);
            case DurationValue(long micros) -> appender.append(micros);
            case Value.Unknown ignored -> appender.appendNull();
        }
    }

    private static String raw(Type type) {
        return switch (type) {
            case STRING -> "varchar";
            case INT, INSTANT, DURATION -> "bigint";
            case DOUBLE -> "double";
            case BOOL -> "boolean";
        };
    }

    private static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public Answer ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> columns = new ArrayList<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                columns.add(result.getMetaData().getColumnName(column));
            }
            List<List<Value>> rows = new ArrayList<>();
            while (result.next()) {
                List<Value> row = new ArrayList<>();
                for (int column = 1; column <= columns.size(); column++) {
                    row.add(value(result.getObject(column)));
                }
                rows.add(row);
            }
            return new Answer(columns, rows);
        }
    }

    private static Value value(@Nullable Object cell) {
        return switch (cell) {
            case null -> Value.UNKNOWN;
            case String text -> new StringValue(text);
            case Integer number -> new IntValue(number);
            case Long number -> new IntValue(number);
            case Double number -> new DoubleValue(number);
            case Boolean truth -> BoolValue.of(truth);
            case OffsetDateTime moment -> new InstantValue(Time.micros(moment.toInstant()));
            default -> throw new IllegalArgumentException("%s: %s".formatted(cell.getClass(), cell));
        };
    }

    /// Runs a statement.
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
