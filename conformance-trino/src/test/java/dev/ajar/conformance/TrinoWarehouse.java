package dev.ajar.conformance;

import dev.ajar.event.Event;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.translate.sql.Dialect;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// A schema of the Trino in this JVM, with one table of events.
///
/// Its names and literals are made here once more, by hand: what the dialect reads must be what people are told to
/// have.
final class TrinoWarehouse implements Warehouse {

    private static final JsonMapper JSON = new JsonMapper();

    private final Connection connection;
    private final boolean tables;

    TrinoWarehouse(String schema) {
        this(schema, true);
    }

    /// @param tables whether events become a table, as people have one; else they stand in a view, which is as good to
    ///     whoever asks about their SQL, and a fifth less work: one task does all, and nothing is exchanged
    TrinoWarehouse(String schema, boolean tables) {
        this.tables = tables;
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
    public boolean isSmall() {
        return true;
    }

    @Override
    public int thorough() {
        return 20;
    }

    /// All rows go in as one text, for every literal of a statement costs Trino more than a row does.
    @Override
    public long fill(List<Event> events, Attributes attributes, Function<Event, List<Event>> disguise)
            throws SQLException {
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (Row row : Row.of(events, attributes, disguise)) {
            List<Value> values = new ArrayList<>(List.of(row.id(), row.time(), row.sequence(), row.name()));
            values.addAll(row.values());
            rows.add(values.stream().map(TrinoWarehouse::cell).toList());
        }
        List<List<Optional<String>>> odd = odd(attributes);
        rows.addAll(odd);
        List<String> columns = new ArrayList<>(List.of(
                "cell[1] as id",
                moment("cell[2]") + " as \"time\"",
                "cast(cell[3] as bigint) as sequence",
                "cell[4] as name"));
        for (Attribute attribute : attributes.all()) {
            String cell = "cell[%s]".formatted(columns.size() + 1);
            String name = attribute.name().replaceAll("[.-]", "_").replace("\"", "\"\"");
            columns.add("%s as \"%s\"".formatted(typed(cell, attribute.type()), name));
        }
        if (tables) {
            execute("drop table if exists events");
        }
        execute((tables ? "create table events as" : "create or replace view events as")
                + " select %s from unnest(cast(json_parse('%s') as array(array(varchar)))) as raw(cell)"
                        .formatted(String.join(", ", columns), json(rows).replace("'", "''")));
        return (long) Row.BROKEN + odd.size();
    }

    @Override
    public void keep(String table, String sql) throws SQLException {
        execute("drop table if exists " + table);
        execute("create table %s as %s".formatted(table, sql));
    }

    @Override
    public void fillTexts(String table, List<List<Value>> rows) throws SQLException {
        String columns = IntStream.range(0, rows.get(0).size())
                .mapToObj(place -> "cell[%s] as c%s".formatted(place + 1, place))
                .collect(Collectors.joining(", "));
        execute("drop table if exists " + table);
        execute("create table %s as select %s from unnest(cast(json_parse('%s') as array(array(varchar)))) as raw(cell)"
                .formatted(
                        table,
                        columns,
                        json(rows.stream()
                                        .map(row -> row.stream()
                                                .map(TrinoWarehouse::cell)
                                                .toList())
                                        .toList())
                                .replace("'", "''")));
    }

    /// By text: the driver gives instants an hour off near a change of clocks.
    @Override
    public String inMicros(String timestamp) {
        return ("date_diff('millisecond', timestamp '1970-01-01 00:00:00 UTC', %1$s) * 1000"
                        + " + cast(substr(cast(at_timezone(%1$s, 'UTC') as varchar), 24, 3) as bigint)")
                .formatted(timestamp);
    }

    @Override
    public String quoted(String column) {
        return "\"" + column.replace("\"", "\"\"") + "\"";
    }

    /// Rows that have doubles which no event may have.
    private static List<List<Optional<String>>> odd(Attributes attributes) {
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (int place = 0; place < attributes.all().size(); place++) {
            if (attributes.all().get(place).type() == Type.DOUBLE) {
                for (String number : List.of("Infinity", "-Infinity", "NaN")) {
                    List<Optional<String>> cells = new ArrayList<>(
                            List.of(Optional.of("odd"), Optional.of("1"), Optional.empty(), Optional.of("x")));
                    cells.addAll(Collections.nCopies(attributes.all().size(), Optional.empty()));
                    cells.set(4 + place, Optional.of(number));
                    rows.add(cells);
                }
            }
        }
        return rows;
    }

    /// Of µs since 1970, in another zone than that of the session.
    private static String moment(String cell) {
        return ("cast(at_timezone(from_unixtime_nanos(cast(%s as decimal(38)) * 1000), 'Asia/Kathmandu')"
                        + " as timestamp(6) with time zone)")
                .formatted(cell);
    }

    @Override
    public String typed(String cell, Type type) {
        return switch (type) {
            case STRING -> cell;
            case INT, DURATION -> "cast(%s as bigint)".formatted(cell);
            case DOUBLE -> "cast(%s as double)".formatted(cell);
            case BOOL -> "cast(%s as boolean)".formatted(cell);
            case INSTANT -> moment(cell);
        };
    }

    private static Optional<String> cell(Value value) {
        return switch (value) {
            case InstantValue(long micros) -> Optional.of(Long.toString(micros));
            case Value.Unknown ignored -> Optional.empty();
            default -> Optional.of(value.text());
        };
    }

    private static String json(List<List<Optional<String>>> rows) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = JSON.createGenerator(json)) {
            generator.writeStartArray();
            for (List<Optional<String>> row : rows) {
                generator.writeStartArray();
                row.forEach(cell -> cell.ifPresentOrElse(generator::writeString, generator::writeNull));
                generator.writeEndArray();
            }
            generator.writeEndArray();
        }
        return json.toString();
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
