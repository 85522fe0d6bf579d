package dev.ajar.expression;

import java.util.Locale;

/// The types a value can have. Attributes have the first five; a duration only comes from instants and literals.
public enum Type {
    STRING,
    INT,
    DOUBLE,
    BOOL,
    INSTANT,
    DURATION;

    /// The type as definitions write it: `string`, `int`, …
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a value is of this type. The unknown value is of every type.
    boolean admits(Value value) {
        return switch (value) {
            case Value.StringValue ignored -> this == STRING;
            case Value.IntValue ignored -> this == INT;
            case Value.DoubleValue ignored -> this == DOUBLE;
            case Value.BoolValue ignored -> this == BOOL;
            case Value.InstantValue ignored -> this == INSTANT;
            case Value.DurationValue ignored -> this == DURATION;
            case Value.Unknown ignored -> true;
        };
    }

    /// Whether values of this type may name something: a key, a dimension, a reason. A double or an instant may not.
    public boolean isName() {
        return this == STRING || this == INT || this == BOOL;
    }
}
