package dev.ajar.store.event;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Source.Mapping;
import dev.ajar.store.row.Kind;

/// Takes a value out of a row, as a mapping says.
@FunctionalInterface
interface Taking {

    /// The value; unknown where the row does not say, or where a fault was told.
    Value from(Picked row);

    /// How a value is taken.
    ///
    /// @param what what the value is to the event: `id`, or the name of an attribute
    static Taking of(Mapping mapping, String what, Type type, Layout layout, Picked columns) {
        return switch (mapping) {
            case Mapping.Absent ignored -> row -> Value.UNKNOWN;
            case Mapping.Constant(Value value) -> row -> value;
            case Mapping.Column(String column) -> cell(columns.place(column), what, type);
            case Mapping.Extract(String column, String pattern) ->
                extract(columns.place(column), column, Pattern.compile(pattern), what, type);
            case Mapping.Instant(var read) -> TimeTaking.of(read, what, layout, columns);
        };
    }

    private static Taking cell(int place, String what, Type type) {
        return row -> {
            Value value = row.value(place);
            Kind kind = row.kind(place);
            if (kind == Kind.BROKEN) {
                return row.fail(what + " has broken Unicode or U+0000", value.text());
            }
            if (kind == Kind.NOT_FINITE) {
                return row.fail(what + " is not finite", value.text());
            }
            if (kind == Kind.VALUE && !value.isKnown()) {
                return Value.UNKNOWN;
            }
            Value read = kind == Kind.VALUE && value instanceof StringValue text
                    ? Grammar.read(type, text)
                    : type == Type.STRING ? row.text(place) : Grammar.conform(type, kind, value);
            return read.isKnown() ? read : row.fail(wrong(what, type), kind == Kind.ARRAY ? "an array" : value.text());
        };
    }

    private static Taking extract(int place, String column, Pattern pattern, String what, Type type) {
        Matcher matcher = pattern.matcher("");
        return row -> {
            if (row.kind(place) == Kind.BROKEN) {
                return row.fail(
                        what + " has broken Unicode or U+0000", row.value(place).text());
            }
            if (!(row.text(place) instanceof StringValue(String text))) {
                return row.value(place).isKnown() || row.kind(place) == Kind.ARRAY
                        ? row.fail(
                                "column %s is not a text".formatted(column),
                                row.value(place).text())
                        : Value.UNKNOWN;
            }
            String group = group(matcher, text);
            if (group.isEmpty()) {
                return Value.UNKNOWN;
            }
            Value read = Grammar.read(type, new StringValue(group));
            return read.isKnown() ? read : row.fail(wrong(what, type), group);
        };
    }

    /// The first group of a pattern in a text; empty where there is none.
    static String group(Matcher matcher, String text) {
        matcher.reset(text);
        String group = matcher.find() ? matcher.group(1) : "";
        return group == null ? "" : group;
    }

    private static String wrong(String what, Type type) {
        return "%s is not %s".formatted(what, Role.article(type));
    }
}
