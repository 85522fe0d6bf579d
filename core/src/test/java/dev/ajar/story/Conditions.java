package dev.ajar.story;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Comparison;
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
import java.time.Duration;
import java.time.Instant;

/// Conditions in few words. What a name holds is seen from what it is compared with.
public final class Conditions {

    private Conditions() {}

    /// The event has this name.
    public static Expression named(String event) {
        return is("event.name", event);
    }

    public static Expression is(String name, Object literal) {
        return compared(Comparator.EQUAL, name, literal);
    }

    public static Expression isNot(String name, Object literal) {
        return compared(Comparator.NOT_EQUAL, name, literal);
    }

    public static Expression over(String name, Object literal) {
        return compared(Comparator.GREATER, name, literal);
    }

    public static Expression under(String name, Object literal) {
        return compared(Comparator.LESS, name, literal);
    }

    public static Expression known(String name) {
        return new Expression.Has(new Expression.Name(name, Type.STRING));
    }

    public static Expression not(Expression operand) {
        return new Expression.Not(operand);
    }

    public static Expression both(Expression left, Expression right) {
        return new Expression.And(left, right);
    }

    public static Expression either(Expression left, Expression right) {
        return new Expression.Or(left, right);
    }

    public static Expression always() {
        return Literal.TRUE;
    }

    public static Expression never() {
        return literal(false);
    }

    public static Literal literal(Object literal) {
        return switch (value(literal)) {
            case StringValue text -> new Literal(Type.STRING, text);
            case IntValue number -> new Literal(Type.INT, number);
            case DoubleValue number -> new Literal(Type.DOUBLE, number);
            case BoolValue truth -> new Literal(Type.BOOL, truth);
            case InstantValue instant -> new Literal(Type.INSTANT, instant);
            case DurationValue duration -> new Literal(Type.DURATION, duration);
            case Value.Unknown unknown -> throw new IllegalArgumentException("of no type: " + unknown);
        };
    }

    /// The value that something of Java stands for.
    public static Value value(Object literal) {
        return switch (literal) {
            case Value value -> value;
            case String text -> new StringValue(text);
            case Integer number -> new IntValue(number);
            case Long number -> new IntValue(number);
            case Double number -> new DoubleValue(number);
            case Boolean truth -> BoolValue.of(truth);
            case Instant instant -> new InstantValue(Time.micros(instant));
            case Duration duration -> new DurationValue(Time.micros(duration));
            default -> throw new IllegalArgumentException("no literal: " + literal);
        };
    }

    private static Expression compared(Comparator comparator, String name, Object literal) {
        Literal right = literal(literal);
        return new Comparison(comparator, new Expression.Name(name, right.type()), right);
    }
}
