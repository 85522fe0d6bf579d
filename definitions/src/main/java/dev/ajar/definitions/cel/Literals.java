package dev.ajar.definitions.cel;

import dev.ajar.definitions.cel.Scope.Known;
import dev.ajar.definitions.problem.Words;
import dev.ajar.expression.Compiler;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what is written down as it is: texts, numbers, times, patterns.
final class Literals {

    private final Parsed parsed;
    private final Scope scope;

    Literals(Parsed parsed, Scope scope) {
        this.parsed = parsed;
        this.scope = scope;
    }

    Optional<Literal> of(CelExpr part) {
        CelConstant constant = part.constant();
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> Optional.of(new Literal(Type.BOOL, BoolValue.of(constant.booleanValue())));
            case INT64_VALUE -> Optional.of(new Literal(Type.INT, new IntValue(constant.int64Value())));
            case DOUBLE_VALUE ->
                Double.isFinite(constant.doubleValue())
                        ? Optional.of(new Literal(Type.DOUBLE, new DoubleValue(constant.doubleValue())))
                        : parsed.refuse(
                                part,
                                "%s overflows".formatted(Words.quoted(parsed.text(part))),
                                "a double that is finite");
            case STRING_VALUE -> string(part, constant.stringValue());
            case NULL_VALUE -> parsed.refuse(part, "`null` is not offered", "`has(x)`: whether x is known");
            case UINT64_VALUE -> parsed.refuse(part, "ints without a sign are not offered", "an int: without `u`");
            case BYTES_VALUE -> parsed.refuse(part, "bytes are not offered", "a string: without `b`");
            case TIMESTAMP_VALUE, DURATION_VALUE, NOT_SET ->
                throw new IllegalStateException("the parser never gives " + constant.getKind());
        };
    }

    private Optional<Literal> string(CelExpr part, String text) {
        boolean broken = text.codePoints().anyMatch(letter -> letter == 0 || (letter >= 0xD800 && letter <= 0xDFFF));
        return broken
                ? parsed.refuse(part, "U+0000 or half a character: no event has such a text", "a text")
                : Optional.of(new Literal(Type.STRING, new StringValue(text)));
    }

    /// A literal in the list of an `in`.
    Optional<Literal> element(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                ? of(part)
                : parsed.refuse(
                        part,
                        "%s is no literal".formatted(Words.quoted(parsed.text(part))),
                        "strings, ints, doubles or bools");
    }

    /// `timestamp("…")` and `duration("…")`
    Optional<Literal> time(CelExpr call, CelExpr argument) {
        String function = call.call().function();
        boolean text = argument.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        if (!text) {
            return parsed.refuse(
                    argument, "`%s` takes a literal".formatted(function), function + "(\"…\") with a text in quotes");
        }
        String value = argument.constant().stringValue();
        if (function.equals("timestamp")) {
            OptionalLong micros = Time.parse(value);
            return micros.isPresent()
                    ? Optional.of(new Literal(Type.INSTANT, new InstantValue(micros.getAsLong())))
                    : parsed.refuse(
                            argument,
                            "%s is no instant".formatted(Words.quoted(value)),
                            "a date, a time and an offset: `2026-03-01T10:00:00Z` or `2026-03-01T19:00:00+09:00`");
        }
        OptionalLong micros = Time.parseDuration(value, false);
        return micros.isPresent()
                ? Optional.of(new Literal(Type.DURATION, new DurationValue(micros.getAsLong())))
                : parsed.refuse(
                        argument,
                        "%s is no duration".formatted(Words.quoted(value)),
                        Time.parseDuration(value, true).isPresent()
                                ? "hours in place of days, as CEL writes it: `24h` for a day"
                                : "a duration such as `90s`, `1h30m` or `250ms`");
    }

    /// The pattern of `matches`, in the part of RE2 that all engines read alike.
    Optional<String> pattern(CelExpr part) {
        boolean text = part.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && part.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        if (!text) {
            parsed.refuse(part, "the pattern of `matches` must be a literal", "a pattern in quotes");
            return Optional.empty();
        }
        Optional<Literal> literal = of(part);
        Optional<PatternSubset.Slip> slip = PatternSubset.slip(part.constant().stringValue());
        slip.ifPresent(found -> parsed.refuse(part, found.what(), found.expected()));
        return slip.isPresent()
                ? Optional.empty()
                : literal.map(found -> found.value().text());
    }

    /// Whether something made of literals alone has a value.
    static boolean isComputable(Expression expression) {
        return !isConstant(expression)
                || new Compiler<String>(name -> {
                            throw new IllegalArgumentException("no name among constants: " + name);
                        })
                        .compile(expression)
                        .of("")
                        .isKnown();
    }

    private static boolean isConstant(Expression expression) {
        return switch (expression) {
            case Literal ignored -> true;
            case Expression.Name ignored -> false;
            case Expression.Has ignored -> false;
            case Expression.Not ignored -> false;
            case Expression.And ignored -> false;
            case Expression.Or ignored -> false;
            case Expression.Conditional ignored -> false;
            case Expression.Comparison ignored -> false;
            case Expression.In ignored -> false;
            case Expression.TextTest ignored -> false;
            case Expression.Matches ignored -> false;
            case Expression.Size size -> isConstant(size.text());
            case Expression.Arithmetic sum -> isConstant(sum.left()) && isConstant(sum.right());
            case Expression.Negation negation -> isConstant(negation.operand());
            case Expression.Cast cast -> isConstant(cast.operand());
        };
    }

    /// Warns of a literal that the schema does not list for what it is compared with.
    void warnUnlisted(Expression name, Expression literal, CelExpr part) {
        if (name instanceof Expression.Name(String called, Type ignored)
                && literal instanceof Literal(Type type, Value value)) {
            List<Value> values = scope.named(called).map(Known::values).orElse(List.of());
            if (!values.isEmpty() && !values.contains(value)) {
                List<String> listed =
                        values.stream().map(each -> text(type, each)).toList();
                parsed.problems()
                        .warn(
                                parsed.span(part),
                                "%s: %s is not one of the values of %s"
                                        .formatted(
                                                parsed.where(), Words.quoted(text(type, value)), Words.quoted(called)),
                                Words.anyOf(listed),
                                parsed.problems().nearest(text(type, value), listed));
            }
        }
    }

    private static String text(Type type, Value value) {
        return type == Type.STRING ? "'" + value.text() + "'" : value.text();
    }
}
