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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A schema of the Trino in this JVM, with one table of events.
///
/// Its names and literals are made here once more, by hand: what the dialect reads must be what people are told to
/// have.
final class TrinoWarehouse implements Warehouse {

    /// As many as go into one statement before parsing it takes longer than two.
    private static final int ROWS_AT_ONCE = 500;

    private final Connection connection;

    TrinoWarehouse(String schema) {
        try {
            connection = TrinoServer.connect(schema);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.named("trino").orElseThrow();
    }

    @Override
    public int capacity() {
        return 20_000;
    }

    @Override
    public void fill(List<Event> events, Attributes attributes) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (Row row : Row.of(events, attributes)) {
            List<String> cells = new ArrayList<>(
                    List.of(literal(row.id()), literal(row.time()), literal(row.sequence()), literal(row.name())));
            row.values().forEach(value -> cells.add(literal(value)));
            rows.add(tuple(cells));
        }
        rows.addAll(odd(attributes));
        execute("drop table if exists events");
        List<String> typed = new ArrayList<>(List.of(
                "cast(id as varchar) as id",
                moment("time"),
                "cast(sequence as bigint) as sequence",
                "cast(name as varchar) as name"));
        List<String> names = new ArrayList<>(List.of("id", "time", "sequence", "name"));
        for (Attribute attribute : attributes.all()) {
            String name = "\"" + attribute.name().replaceAll("[.-]", "_").replace("\"", "\"\"") + "\"";
            names.add(name);
            typed.add(
                    attribute.type() == Type.INSTANT
                            ? moment(name)
                            : "cast(%1$s as %2$s) as %1$s".formatted(name, type(attribute.type())));
        }
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            execute((from == 0 ? "create table events as\n" : "insert into events\n")
                    + "select %s\nfrom (values\n%s\n) as raw(%s)"
                            .formatted(
                                    String.join(", ", typed),
                                    String.join(",\n", rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE))),
                                    String.join(", ", names)));
        }
    }

    /// Rows that have doubles which no event may have.
    private static List<String> odd(Attributes attributes) {
        List<String> rows = new ArrayList<>();
        for (Attribute odd : attributes.all()) {
            if (odd.type() == Type.DOUBLE) {
                for (String number : List.of("infinity()", "-infinity()", "nan()")) {
                    List<String> cells = new ArrayList<>(List.of("'odd'", "1", "null", "'x'"));
                    attributes.all().forEach(each -> cells.add(each.equals(odd) ? number : "null"));
                    rows.add(tuple(cells));
                }
            }
        }
        return rows;
    }

    private static String tuple(List<String> cells) {
        return cells.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    /// Of µs since 1970, in another zone than that of the session.
    private static String moment(String column) {
        return ("cast(at_timezone(from_unixtime_nanos(cast(%1$s as decimal(38)) * 1000), 'Asia/Kathmandu')"
                        + " as timestamp(6) with time zone) as %1$s")
                .formatted(column);
    }

    private static String type(Type type) {
        return switch (type) {
            case STRING -> "varchar";
            case INT, INSTANT, DURATION -> "bigint";
            case DOUBLE -> "double";
            case BOOL -> "boolean";
        };
    }

    private static String literal(Value value) {
        return switch (value) {
            case StringValue(String text) -> "'" + text.replace("'", "''") + "'";
            case IntValue(long number) -> Long.toString(number);
            case DoubleValue(double number) -> "double '%s'".formatted(Double.toString(number));
            case BoolValue truth -> truth.text();
            case InstantValue(long micros) -> Long.toString(micros);
            case DurationValue(long micros) -> Long.toString(micros);
            case Value.Unknown ignored -> "null";
        };
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
            case Timestamp moment -> new InstantValue(Time.micros(moment.toInstant()));
            default -> throw new IllegalArgumentException("%s: %s".formatted(cell.getClass(), cell));
        };
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
