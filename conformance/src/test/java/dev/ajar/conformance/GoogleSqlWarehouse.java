package dev.ajar.conformance;

import dev.ajar.event.Event;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.googlesql.Dataset;
import dev.ajar.googlesql.Table;
import dev.ajar.googlesql.Table.Column;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.translate.sql.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// BigQuery's SQL over a table in memory, by ZetaSQL's reference engine. It joins by nested loops and has 128 MB for
/// what lies between table and answer.
///
/// Its names are made here once more, by hand: what the dialect reads must be what people are told to have.
final class GoogleSqlWarehouse implements Warehouse {

    private static final Value SOME_TIME = new InstantValue(1);

    private final Dataset dataset = new Dataset();

    @Override
    public Dialect dialect() {
        return Dialect.named("bigquery").orElseThrow();
    }

    @Override
    public boolean isSmall() {
        return true;
    }

    @Override
    public int thorough() {
        return 10;
    }

    @Override
    public long fill(List<Event> events, Attributes attributes, Function<Event, List<Event>> disguise) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("id", Type.STRING),
                new Column("time", Type.INSTANT),
                new Column("sequence", Type.INT),
                new Column("name", Type.STRING)));
        for (Attribute attribute : attributes.all()) {
            columns.add(new Column(attribute.name().replaceAll("[.-]", "_"), attribute.type()));
        }
        columns.add(new Column("received", Type.INSTANT));
        Table table = new Table("events", columns);
        for (Row row : Row.of(events, attributes, disguise)) {
            table.add(cells(row.id(), row.time(), row.sequence(), row.name(), row.values()));
        }
        List<Value> nothing =
                attributes.all().stream().map(ignored -> Value.UNKNOWN).toList();
        List<Value> odd = cells(new StringValue("odd"), SOME_TIME, Value.UNKNOWN, new StringValue("x"), nothing);
        long broken = Row.BROKEN;
        for (int place = 0; place < columns.size(); place++) {
            if (columns.get(place).type() == Type.DOUBLE) {
                broken += 3;
                table.add(odd, place, Double.POSITIVE_INFINITY);
                table.add(odd, place, Double.NEGATIVE_INFINITY);
                table.add(odd, place, Double.NaN);
            }
        }
        dataset.put(table);
        return broken;
    }

    @Override
    public void keep(String table, String sql) throws SQLException {
        dataset.keep(table, sql);
    }

    @Override
    public void fillTexts(String table, List<List<Value>> rows) {
        Table texts = new Table(
                table,
                IntStream.range(0, rows.get(0).size())
                        .mapToObj(place -> new Column("c" + place, Type.STRING))
                        .toList());
        rows.forEach(texts::add);
        dataset.put(texts);
    }

    @Override
    public String typed(String text, Type type) {
        return switch (type) {
            case STRING -> text;
            case INT, DURATION -> "cast(%s as int64)".formatted(text);
            case DOUBLE -> "cast(%s as float64)".formatted(text);
            case BOOL -> "cast(%s as bool)".formatted(text);
            case INSTANT -> "timestamp_micros(cast(%s as int64))".formatted(text);
        };
    }

    @Override
    public String inMicros(String timestamp) {
        return "unix_micros(%s)".formatted(timestamp);
    }

    @Override
    public String quoted(String column) {
        return "`" + column.replace("\\", "\\\\").replace("`", "\\`").replace("\n", "\\n") + "`";
    }

    private static List<Value> cells(Value id, Value time, Value sequence, Value name, List<Value> values) {
        List<Value> cells = new ArrayList<>(List.of(id, time, sequence, name));
        cells.addAll(values);
        cells.add(new InstantValue(0));
        return cells;
    }

    @Override
    public Answer ask(String sql) throws SQLException {
        dev.ajar.googlesql.Answer answer = dataset.ask(sql);
        return new Answer(answer.columns(), answer.rows());
    }

    @Override
    public void close() {
        dataset.close();
    }
}
