package dev.ajar.expression;

import dev.ajar.expression.Value.BoolValue;

/// An expression made ready to be asked of many subjects: events, sessions, rows.
///
/// @param <S> what is asked
@FunctionalInterface
public interface Evaluation<S> {

    /// What the expression gives for this subject. Never throws for a value, however absurd.
    Value of(S subject);

    /// Whether, read as a condition, it holds: only when it is true, not when it is unknown.
    default boolean holds(S subject) {
        return of(subject) == BoolValue.TRUE;
    }
}
