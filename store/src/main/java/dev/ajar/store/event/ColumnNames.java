package dev.ajar.store.event;

import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Names;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.row.Kind;

/// How a source's `when` reads columns: as texts, where cells have types of their own as these.
record ColumnNames(Picked columns, Layout layout) implements Names<Picked> {

    static final String PREFIX = "column.";

    @Override
    public Evaluation<Picked> reader(Expression.Name name) {
        int place = columns.place(name.name().substring(PREFIX.length()));
        boolean aDouble = name.type() == Type.DOUBLE;
        return switch (layout) {
            case TEXT -> row -> row.value(place);
            case JSON -> row -> asText(row.value(place));
            case TYPED ->
                row -> {
                    Value value = row.kind(place) == Kind.VALUE ? row.value(place) : Value.UNKNOWN;
                    return aDouble && value instanceof IntValue(long number) ? new DoubleValue(number) : value;
                };
        };
    }

    private static Value asText(Value value) {
        return value instanceof IntValue || value instanceof DoubleValue || value instanceof BoolValue
                ? new StringValue(value.text())
                : value;
    }
}
