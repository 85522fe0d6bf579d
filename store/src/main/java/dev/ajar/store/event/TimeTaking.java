package dev.ajar.store.event;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.model.Source.When;
import dev.ajar.store.row.Kind;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Takes an instant out of a row.
final class TimeTaking implements Taking {

    private final int[] places;
    private final String what;
    private final @Nullable Matcher matcher;
    private final TimeFormat format;
    private final @Nullable TimePattern letters;
    private final boolean wholeMicros;

    private TimeTaking(When.Read read, String what, Layout layout, Picked columns) {
        this.places = read.columns().stream().mapToInt(columns::place).toArray();
        this.what = what;
        this.matcher = read.pattern().isEmpty()
                ? null
                : Pattern.compile(read.pattern()).matcher("");
        this.format = read.format();
        this.letters = read.format() instanceof TimeFormat.Pattern pattern ? new TimePattern(pattern) : null;
        this.wholeMicros = layout == Layout.TYPED && read.format() instanceof TimeFormat.Rfc3339;
    }

    static Taking of(When when, String what, Layout layout, Picked columns) {
        return switch (when) {
            case When.Absent ignored -> row -> Value.UNKNOWN;
            case When.At(long micros) -> row -> new InstantValue(micros);
            case When.Read read -> new TimeTaking(read, what, layout, columns);
        };
    }

    /// The columns that a time is read from.
    static List<String> columns(When when) {
        return when instanceof When.Read read ? read.columns() : List.of();
    }

    @Override
    public Value from(Picked row) {
        for (int place : places) {
            if (row.kind(place) == Kind.BROKEN) {
                return row.fail(
                        what + " has broken Unicode or U+0000", row.value(place).text());
            }
            if (row.kind(place) == Kind.VALUE && !row.value(place).isKnown()) {
                return Value.UNKNOWN;
            }
        }
        if (places.length == 1 && matcher == null && format instanceof TimeFormat.Rfc3339) {
            Value value = row.value(places[0]);
            if (value instanceof InstantValue) {
                return value;
            }
            if (wholeMicros && value instanceof IntValue(long micros)) {
                return new InstantValue(micros);
            }
            if (value instanceof IntValue) {
                return wrong(row, value.text());
            }
        }
        return text(row).map(text -> read(row, text)).orElse(Value.UNKNOWN);
    }

    /// What is to be read; empty where the pattern finds nothing or a fault was told.
    private Optional<String> text(Picked row) {
        StringJoiner joined = new StringJoiner(" ");
        for (int place : places) {
            if (!(row.text(place) instanceof StringValue(String text))) {
                wrong(row, row.value(place).text());
                return Optional.empty();
            }
            joined.add(text);
        }
        if (matcher == null) {
            return Optional.of(joined.toString());
        }
        String group = Taking.group(matcher, joined.toString());
        return group.isEmpty() ? Optional.empty() : Optional.of(group);
    }

    private Value read(Picked row, String text) {
        Value read = switch (format) {
            case TimeFormat.Rfc3339 ignored -> Grammar.instant(text);
            case TimeFormat.Epoch(long micros) -> epoch(text, micros);
            case TimeFormat.Pattern ignored -> letters == null ? Value.UNKNOWN : letters.read(text);
        };
        return read.isKnown() ? read : wrong(row, text);
    }

    private static Value epoch(String text, long micros) {
        if (!(Grammar.whole(text) instanceof IntValue(long number))
                || Math.multiplyHigh(number, micros) != (number * micros) >> 63) {
            return Value.UNKNOWN;
        }
        return new InstantValue(number * micros);
    }

    private Value wrong(Picked row, String found) {
        return row.fail(
                switch (format) {
                    case TimeFormat.Rfc3339 ignored -> what + " is not an instant with an offset (RFC 3339)";
                    case TimeFormat.Epoch ignored -> what + " is not a whole number of units since 1970";
                    case TimeFormat.Pattern(String pattern, String ignored, int year) ->
                        "%s is not written as %s".formatted(what, pattern);
                },
                found);
    }
}
