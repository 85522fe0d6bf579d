package dev.ajar.conformance;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.TextQuestion;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Limit;
import dev.ajar.model.Schema;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Format;
import dev.ajar.model.Source.Mapping;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.model.Source.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Makes up sources for the [table][MadeUpTable].
final class MadeUpSource {

    static final Attributes ATTRIBUTES = new Attributes(List.of(new Schema(
            "made-up",
            Stream.of(Type.STRING, Type.INT, Type.DOUBLE, Type.BOOL, Type.INSTANT)
                    .flatMap(type -> Stream.of(type.word() + ".1", type.word() + ".2")
                            .map(name -> new Attribute(name, type, "", List.of(), "", false)))
                    .toList())));

    private static final List<String> PATTERNS =
            List.of("^([+-]?[0-9]+)$", "error=([a-z]*) ", "([^ ]+)( )?", "(?:x|(.))", "^(.*)$", "([0-9.]+)$");

    private final Random random;
    private final boolean sequenced;

    MadeUpSource(Random random) {
        this.random = random;
        sequenced = random.nextBoolean();
    }

    /// Whether some event has a sequence of its own.
    boolean isSequenced() {
        return sequenced;
    }

    Source source() {
        List<Source.Row> rows = new ArrayList<>();
        int events = 1 + random.nextInt(3);
        for (int number = 0; number < events; number++) {
            rows.add(row("event " + number));
        }
        return new Source(
                "it's \"odd\"; --",
                Format.TABLE,
                one(List.of(List.of(), List.of("NA", "n/a"), List.of("", "-1", "7"), List.of("o'clock", "0", "99"))),
                MadeUpTable.COLUMNS,
                rows,
                random.nextInt(4) == 0 ? 1_262_304_000_000_000L : 0,
                random.nextInt(4) == 0 ? new Limit(86_400_000_000L) : Limit.NONE);
    }

    private Source.Row row(String name) {
        Map<String, Mapping> attributes = new LinkedHashMap<>();
        ATTRIBUTES.all().forEach(attribute -> {
            if (random.nextInt(3) == 0) {
                attributes.put(attribute.name(), mapping(attribute.type()));
            }
        });
        return new Source.Row(
                name,
                one(List.of(
                        new Mapping.Column(MadeUpTable.NUMBER),
                        new Mapping.Column(MadeUpTable.KEY),
                        new Mapping.Extract(MadeUpTable.KEY, "^k([0-9]+)(x)?$"))),
                time(),
                random.nextInt(4) == 0 ? time() : new When.Absent(),
                random.nextInt(4) == 0 ? time() : new When.Absent(),
                sequenced ? new Mapping.Column(one(List.of("whole", "small"))) : new Mapping.Absent(),
                random.nextBoolean() ? condition(2) : Expression.Literal.TRUE,
                attributes);
    }

    private Mapping mapping(Type type) {
        if (random.nextInt(8) == 0) {
            return new Mapping.Constant(constant(type));
        }
        if (random.nextInt(5) == 0) {
            return new Mapping.Extract(
                    one(List.of("text", "O'Brien \"*/ select", "whole", "huge", "rfc")), one(PATTERNS));
        }
        if (type == Type.INSTANT && random.nextBoolean() && time() instanceof When.Read read) {
            return new Mapping.Instant(read);
        }
        return new Mapping.Column(one(MadeUpTable.COLUMNS.entrySet().stream()
                .filter(column -> serves(column.getValue(), type))
                .map(Map.Entry::getKey)
                .toList()));
    }

    /// Which columns definitions allow.
    private static boolean serves(Type own, Type type) {
        return own == type || own == Type.STRING || (own == Type.INT && (type == Type.STRING || type == Type.DOUBLE));
    }

    private static Value constant(Type type) {
        return switch (type) {
            case STRING -> new StringValue("it's; --\n*/");
            case INT, DURATION -> new IntValue(Long.MIN_VALUE);
            case DOUBLE -> new DoubleValue(0.1);
            case BOOL -> BoolValue.TRUE;
            case INSTANT -> new InstantValue(1);
        };
    }

    private When time() {
        return switch (random.nextInt(8)) {
            case 0 -> read("at", "", new TimeFormat.Rfc3339());
            case 1 -> read("at zone", "", new TimeFormat.Rfc3339());
            case 2 ->
                read(
                        one(List.of("whole", "huge")),
                        "",
                        one(List.of(
                                new TimeFormat.Epoch(1_000_000),
                                new TimeFormat.Epoch(1_000),
                                new TimeFormat.Rfc3339())));
            case 3 ->
                new When.Read(List.of("day", "hour"), "", new TimeFormat.Pattern("uuuu-MM-dd H", "Europe/Berlin", 0));
            case 4 ->
                random.nextBoolean()
                        ? new When.At(1_772_359_200_000_000L)
                        : read("rfc", "^(.*[Zz])$", new TimeFormat.Rfc3339());
            default -> {
                String column = one(List.copyOf(MadeUpTable.WRITTEN.keySet()));
                yield read(column, "", MadeUpTable.WRITTEN.getOrDefault(column, new TimeFormat.Rfc3339()));
            }
        };
    }

    private static When read(String column, String pattern, TimeFormat format) {
        return new When.Read(List.of(column), pattern, format);
    }

    private Expression condition(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 8)) {
            case 0 -> new Expression.Has(name(one(List.copyOf(MadeUpTable.COLUMNS.keySet()))));
            case 1 -> compared("whole", new IntValue(7));
            case 2 -> compared("real", new DoubleValue(1.5));
            case 3 ->
                new Expression.TextTest(
                        one(List.of(TextQuestion.values())),
                        name("text"),
                        new Expression.Literal(Type.STRING, new StringValue(one(List.of("", "1", "'", "e")))));
            case 4 -> compared("at zone", new InstantValue(1_712_333_000_000_000L));
            case 5 -> new Expression.Not(condition(depth - 1));
            case 6 -> new Expression.Or(condition(depth - 1), name("truth"));
            default -> new Expression.Or(condition(depth - 1), condition(depth - 1));
        };
    }

    private Expression compared(String column, Value value) {
        return new Expression.Comparison(
                one(List.of(Comparator.values())),
                name(column),
                new Expression.Literal(MadeUpTable.COLUMNS.getOrDefault(column, Type.STRING), value));
    }

    private static Expression.Name name(String column) {
        return new Expression.Name("column." + column, MadeUpTable.COLUMNS.getOrDefault(column, Type.STRING));
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
