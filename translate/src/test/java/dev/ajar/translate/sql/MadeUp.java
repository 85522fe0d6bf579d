package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Arithmetic;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Expression.TextQuestion;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Makes up expressions and values, the odd ones more often than life does.
final class MadeUp {

    static final List<Expression.Name> NAMES = List.of(
            new Expression.Name("s1", Type.STRING),
            new Expression.Name("s2", Type.STRING),
            new Expression.Name("i1", Type.INT),
            new Expression.Name("i2", Type.INT),
            new Expression.Name("d1", Type.DOUBLE),
            new Expression.Name("d2", Type.DOUBLE),
            new Expression.Name("b1", Type.BOOL),
            new Expression.Name("b2", Type.BOOL),
            new Expression.Name("t1", Type.INSTANT),
            new Expression.Name("t2", Type.INSTANT));

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "B",
            "ab",
            "aba",
            "ﬁ",
            "😀",
            "o'clock",
            "a\nb",
            "b\n",
            "\\",
            "%",
            "_",
            "é",
            "e\u0301",
            " ",
            "--",
            "/*",
            "'; drop table events; --",
            "key_expired",
            "7",
            "\t",
            "\u000b",
            "\r",
            "\f",
            "\u0085",
            "\u00a0",
            "\u2028",
            "٣",
            "K",
            "ſ",
            "ǅ");

    private static final List<Long> NUMBERS = List.of(
            0L,
            1L,
            -1L,
            2L,
            7L,
            1_000L,
            2_147_483_647L,
            2_147_483_648L,
            -2_147_483_649L,
            9_007_199_254_740_993L,
            3_037_000_500L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Long.MAX_VALUE - 1,
            1_772_359_200_000_000L);

    private static final List<Double> DOUBLES = List.of(
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.1,
            0.3,
            -2.7,
            2.5,
            1e308,
            -1e308,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            0x1p63,
            -0x1p63,
            9.223372036854775e18,
            1e15,
            1e16,
            123456.789);

    private static final List<String> PATTERNS = List.of(
            "a",
            "^a",
            "a$",
            "^a.b$",
            "b$",
            "[ab]+",
            "[^a]",
            "(a|B)+$",
            "\\d",
            "\\w",
            "\\s",
            "^[^\\s]*$",
            "^\\s$",
            "[.\\s]$",
            "a?b{1,2}",
            "é",
            ".",
            "^$",
            "o'c",
            "\\\\",
            "\\$",
            "[\\w]$");

    private final Random random;

    MadeUp(long seed) {
        random = new Random(seed);
    }

    /// Any type, conditions more often than others.
    Type type() {
        return random.nextBoolean() ? Type.BOOL : one(List.of(Type.values()));
    }

    /// A value of a type, sometimes unknown.
    Value value(Type type) {
        return random.nextInt(6) == 0 ? Value.UNKNOWN : known(type);
    }

    private Value known(Type type) {
        return switch (type) {
            case STRING -> new StringValue(one(TEXTS));
            case INT -> new IntValue(one(NUMBERS));
            case DOUBLE -> new DoubleValue(random.nextInt(4) == 0 ? random.nextGaussian() * 1e3 : one(DOUBLES));
            case BOOL -> BoolValue.of(random.nextBoolean());
            case INSTANT -> new InstantValue(one(NUMBERS));
            case DURATION -> new DurationValue(one(NUMBERS));
        };
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    Expression condition(int depth) {
        return expression(Type.BOOL, depth);
    }

    /// An expression of a type.
    Expression expression(Type type, int depth) {
        if (depth == 0 || random.nextInt(8) == 0) {
            return leaf(type);
        }
        if (random.nextInt(10) == 0) {
            return new Expression.Conditional(
                    condition(depth - 1), expression(type, depth - 1), expression(type, depth - 1));
        }
        return switch (type) {
            case STRING -> leaf(type);
            case INT -> number(type, depth);
            case DOUBLE -> number(type, depth);
            case DURATION -> number(type, depth);
            case INSTANT ->
                new Arithmetic(
                        random.nextBoolean() ? Operator.PLUS : Operator.MINUS,
                        expression(Type.INSTANT, depth - 1),
                        expression(Type.DURATION, depth - 1));
            case BOOL -> truth(depth);
        };
    }

    private Expression leaf(Type type) {
        List<Expression.Name> names =
                NAMES.stream().filter(name -> name.type() == type).toList();
        return names.isEmpty() || random.nextInt(3) == 0
                ? new Expression.Literal(type, random.nextInt(12) == 0 ? Value.UNKNOWN : known(type))
                : one(names);
    }

    private Expression number(Type type, int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> new Expression.Negation(expression(type, depth - 1));
            case 1 ->
                switch (type) {
                    case INT -> new Expression.Size(expression(Type.STRING, depth - 1));
                    case DURATION ->
                        new Arithmetic(
                                Operator.MINUS,
                                expression(Type.INSTANT, depth - 1),
                                expression(Type.INSTANT, depth - 1));
                    default -> leaf(type);
                };
            case 2 ->
                type == Type.DURATION
                        ? leaf(type)
                        : new Expression.Cast(
                                expression(random.nextBoolean() ? Type.INT : Type.DOUBLE, depth - 1), type);
            default ->
                new Arithmetic(
                        one(Stream.of(Operator.values())
                                .filter(each -> Arithmetic.has(each, type, type))
                                .toList()),
                        expression(type, depth - 1),
                        expression(type, depth - 1));
        };
    }

    private Expression truth(int depth) {
        return switch (random.nextInt(9)) {
            case 0 -> new Expression.Not(condition(depth - 1));
            case 1 -> new Expression.And(condition(depth - 1), condition(depth - 1));
            case 2 -> new Expression.Or(condition(depth - 1), condition(depth - 1));
            case 3 -> new Expression.Has(one(NAMES));
            case 4 ->
                new Expression.TextTest(
                        one(List.of(TextQuestion.values())),
                        expression(Type.STRING, depth - 1),
                        expression(Type.STRING, depth - 1));
            case 5 -> new Expression.Matches(expression(Type.STRING, depth - 1), one(PATTERNS));
            case 6 -> {
                Type type = one(List.of(Type.STRING, Type.INT, Type.DOUBLE, Type.BOOL));
                yield new Expression.In(expression(type, depth - 1), List.of(known(type), known(type), known(type)));
            }
            default -> {
                Type type = one(List.of(Type.values()));
                yield new Expression.Comparison(
                        one(List.of(Comparator.values())), expression(type, depth - 1), expression(type, depth - 1));
            }
        };
    }
}
