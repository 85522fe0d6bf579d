package dev.ajar.googlesql;

import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.TableContent;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLType.TypeKind;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.util.ArrayList;
import java.util.List;

/// A table of BigQuery, in memory: instants are `TIMESTAMP`, the others `STRING`, `INT64`, `FLOAT64`, `BOOL`.
public final class Table {

    /// A column and what it holds.
    public record Column(String name, Type type) {}

    private final String name;
    private final List<Column> columns;
    private final List<List<com.google.zetasql.Value>> rows = new ArrayList<>();

    public Table(String name, List<Column> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    /// Adds a row, a value for each column.
    public void add(List<Value> values) {
        rows.add(new ArrayList<>(cells(values)));
    }

    /// Adds a row that has, in one column, a double that no event may have.
    public void add(List<Value> values, int place, double odd) {
        List<com.google.zetasql.Value> cells = new ArrayList<>(cells(values));
        cells.set(place, com.google.zetasql.Value.createDoubleValue(odd));
        rows.add(cells);
    }

    private List<com.google.zetasql.Value> cells(List<Value> values) {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "%s: %s values (expected: %s)".formatted(name, values.size(), columns.size()));
        }
        List<com.google.zetasql.Value> cells = new ArrayList<>();
        for (int place = 0; place < values.size(); place++) {
            cells.add(cell(values.get(place), columns.get(place).type()));
        }
        return cells;
    }

    private static com.google.zetasql.Value cell(Value value, Type type) {
        return switch (value) {
            case StringValue(String text) -> com.google.zetasql.Value.createStringValue(text);
            case IntValue(long number) -> com.google.zetasql.Value.createInt64Value(number);
            case DoubleValue(double number) -> com.google.zetasql.Value.createDoubleValue(number);
            case BoolValue truth -> com.google.zetasql.Value.createBoolValue(truth == BoolValue.TRUE);
            case InstantValue(long micros) -> com.google.zetasql.Value.createTimestampValueFromUnixMicros(micros);
            case DurationValue(long micros) -> com.google.zetasql.Value.createInt64Value(micros);
            case Value.Unknown ignored -> com.google.zetasql.Value.createSimpleNullValue(kind(type));
        };
    }

    private static TypeKind kind(Type type) {
        return switch (type) {
            case STRING -> TypeKind.TYPE_STRING;
            case INT, DURATION -> TypeKind.TYPE_INT64;
            case DOUBLE -> TypeKind.TYPE_DOUBLE;
            case BOOL -> TypeKind.TYPE_BOOL;
            case INSTANT -> TypeKind.TYPE_TIMESTAMP;
        };
    }

    String name() {
        return name;
    }

    SimpleTable schema() {
        SimpleTable schema = new SimpleTable(name);
        columns.forEach(column -> schema.addSimpleColumn(new SimpleColumn(
                name, column.name(), TypeFactory.createSimpleType(kind(column.type())), false, false)));
        return schema;
    }

    TableContent content() {
        return TableContent.create(rows);
    }
}
