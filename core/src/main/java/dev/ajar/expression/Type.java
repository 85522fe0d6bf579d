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

    /// Whether values of this type may name something: a key, a dimension, a reason. A double or an instant may not.
    public boolean isName() {
        return this == STRING || this == INT || this == BOOL;
    }
}
