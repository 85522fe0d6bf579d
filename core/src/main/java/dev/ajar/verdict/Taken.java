package dev.ajar.verdict;

import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.session.Session;

/// How long a session took, as one latency indicator measures it: a duration of at least zero, or unknown.
@FunctionalInterface
interface Taken {

    Value of(Session session);

    /// How an indicator measures it.
    ///
    /// @throws IllegalArgumentException if the indicator does not look at durations
    static Taken of(Indicator indicator, Experience experience, Compiler<Session> compiler) {
        return switch (indicator) {
            case Indicator.Latency latency -> between(experience.place(latency.from()), experience.place(latency.to()));
            case Indicator.Carried carried -> carried(compiler.compile(carried.value()), carried.unit());
            case Indicator.Sessions sessions -> throw new IllegalArgumentException("no latency: " + sessions);
        };
    }

    private static Taken between(int from, int to) {
        return session -> session.first(from) instanceof InstantValue(long begin)
                        && session.first(to) instanceof InstantValue(long end)
                ? atLeastZero(end - begin)
                : Value.UNKNOWN;
    }

    private static Taken carried(Evaluation<Session> value, Indicator.Unit unit) {
        return session -> switch (value.of(session)) {
            case IntValue(long number) -> micros(number, unit);
            case DoubleValue(double number) -> micros(number, unit);
            case Value.StringValue ignored -> Value.UNKNOWN;
            case Value.BoolValue ignored -> Value.UNKNOWN;
            case InstantValue ignored -> Value.UNKNOWN;
            case DurationValue ignored -> Value.UNKNOWN;
            case Value.Unknown ignored -> Value.UNKNOWN;
        };
    }

    private static Value micros(long number, Indicator.Unit unit) {
        try {
            return atLeastZero(
                    switch (unit) {
                        case NS -> number / 1_000;
                        case US -> number;
                        case MS -> Math.multiplyExact(number, 1_000L);
                        case S -> Math.multiplyExact(number, 1_000_000L);
                    });
        } catch (ArithmeticException overflow) {
            return Value.UNKNOWN;
        }
    }

    private static Value micros(double number, Indicator.Unit unit) {
        double micros = switch (unit) {
            case NS -> number / 1_000;
            case US -> number;
            case MS -> number * 1_000;
            case S -> number * 1_000_000;
        };
        return micros >= -0x1p63 && micros < 0x1p63 ? atLeastZero((long) micros) : Value.UNKNOWN;
    }

    private static Value atLeastZero(long micros) {
        return new DurationValue(Math.max(0, micros));
    }
}
