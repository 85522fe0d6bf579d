package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.yaml.Habit;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.definitions.yaml.Node.Style;
import dev.ajar.definitions.yaml.Node.Text;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Reads values of a certain type. Nothing is turned from one type into another: `4.10` is no text, and `"3"` no
/// number.
record Constants(Problems problems, Values values) {

    private static final Pattern INT = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DOUBLE = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /// A value of a type.
    ///
    /// @param what whose value it is, for example `where site.type`
    /// @param name what has the type
    Optional<Value> constant(Node node, Type type, String what, String name) {
        Optional<Text> text = type == Type.STRING
                        && node instanceof Text quoted
                        && quoted.text().isEmpty()
                        && !quoted.isNothing()
                ? Optional.of(quoted)
                : values.text(node, what);
        Optional<Value> value = text.flatMap(found -> read(found, type));
        if (text.isPresent() && value.isEmpty()) {
            tell(text.get(), type, what, name);
        }
        return value;
    }

    private static Optional<Value> read(Text text, Type type) {
        String word = text.text();
        boolean plain = text.style() == Style.PLAIN;
        return switch (type) {
            case STRING ->
                text.habit() == Habit.TEXT && word.indexOf('\0') < 0
                        ? Optional.of(new StringValue(word))
                        : Optional.empty();
            case INT -> plain && INT.matcher(word).matches() ? whole(word) : Optional.empty();
            case DOUBLE -> plain && DOUBLE.matcher(word).matches() ? number(word) : Optional.empty();
            case BOOL ->
                plain && (word.equals("true") || word.equals("false"))
                        ? Optional.of(BoolValue.of(word.equals("true")))
                        : Optional.empty();
            case INSTANT -> {
                OptionalLong micros = Time.parse(word);
                yield micros.isPresent() ? Optional.of(new InstantValue(micros.getAsLong())) : Optional.empty();
            }
            case DURATION -> Optional.empty();
        };
    }

    private static Optional<Value> whole(String word) {
        try {
            return Optional.of(new IntValue(Long.parseLong(word)));
        } catch (NumberFormatException tooLong) {
            return Optional.empty();
        }
    }

    private static Optional<Value> number(String word) {
        double number = Double.parseDouble(word);
        return Double.isFinite(number) ? Optional.of(new DoubleValue(number)) : Optional.empty();
    }

    private void tell(Text text, Type type, String what, String name) {
        String problem = type == Type.BOOL
                ? "%s: %s is no bool".formatted(what, shown(text))
                : "%s: %s is %s, %s %s"
                        .formatted(what, shown(text), text.habit().words(), Words.quoted(name), Names.a(type));
        problems.error(text.span(), problem, expected(text, type));
    }

    private static String shown(Text text) {
        return text.style() == Style.PLAIN ? text.text() : "\"" + text.text() + "\"";
    }

    private static String expected(Text text, Type type) {
        String word = text.text();
        return switch (type) {
            case STRING -> "quotes: \"%s\"".formatted(word);
            case INT ->
                INT.matcher(word).matches() && text.style() != Style.PLAIN
                        ? word + " without quotes"
                        : "an int of 64 bits";
            case DOUBLE ->
                DOUBLE.matcher(word).matches() && text.style() != Style.PLAIN ? word + " without quotes" : "a number";
            case BOOL -> "true or false";
            case INSTANT -> "a date, a time and an offset: 2026-03-01T10:00:00+09:00";
            case DURATION -> "nothing has this type";
        };
    }

    /// Warns where the schema lists the values something may have and this is none of them.
    void warnUnlisted(Node node, Value value, List<Value> listed, String what, String name) {
        if (!listed.isEmpty() && !listed.contains(value)) {
            List<String> words = listed.stream().map(Value::text).toList();
            problems.warn(
                    node.span(),
                    "%s: %s is not one of the values of %s"
                            .formatted(what, Words.quoted(value.text()), Words.quoted(name)),
                    Words.anyOf(Values.few(words)),
                    problems.nearest(value.text(), words));
        }
    }
}
