package dev.ajar.model;

import dev.ajar.expression.Expression;

/// What is counted of an experience (SLI). Every kind there is stands here.
public sealed interface Indicator {

    String name();

    /// The share of sessions that are good.
    ///
    /// @param attempts a good session that took more attempts than this counts as bad; [Long#MAX_VALUE] for any
    /// @param within one whose success came later than this after its start counts as bad
    record Sessions(String name, long attempts, Limit within) implements Indicator {}

    /// The share of good sessions that went from one step to another in time.
    record Latency(String name, String from, String to, Limit within) implements Indicator {}

    /// The share of good sessions whose event carries a duration that is short enough.
    ///
    /// @param value the fact that holds it: `first.A` or `last.A` of a number
    /// @param unit the unit its attribute declares
    record Carried(String name, Expression.Name value, Unit unit, Limit within) implements Indicator {}

    /// A unit of time that an attribute can declare.
    enum Unit {
        NS,
        US,
        MS,
        S
    }

    /// Whether this looks at how long good sessions took, rather than at whether sessions are good.
    default boolean isLatency() {
        return switch (this) {
            case Sessions ignored -> false;
            case Latency ignored -> true;
            case Carried ignored -> true;
        };
    }
}
