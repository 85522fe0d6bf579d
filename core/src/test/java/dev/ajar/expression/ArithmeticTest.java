package dev.ajar.expression;

import static dev.ajar.expression.Asked.literal;
import static dev.ajar.expression.Asked.unknown;
import static dev.ajar.expression.Asked.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Expression.Arithmetic;
import dev.ajar.expression.Expression.Cast;
import dev.ajar.expression.Expression.Negation;
import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.story.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One absurd event must never stop the query of a whole year: what cannot be computed is unknown.
class ArithmeticTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whole_numbers_are_exact() {
        assertThat(plus(2, 3)).isEqualTo(new IntValue(5));
        assertThat(minus(2, 3)).isEqualTo(new IntValue(-1));
        assertThat(times(2, 3)).isEqualTo(new IntValue(6));
        assertThat(plus(Long.MAX_VALUE - 1, 1)).isEqualTo(new IntValue(Long.MAX_VALUE));
        assertThat(times(1L << 31, 1L << 31)).isEqualTo(new IntValue(1L << 62));
    }

    @Test
    void whole_numbers_that_do_not_fit_are_unknown_and_never_wrap_around() {
        assertThat(plus(Long.MAX_VALUE, 1)).isEqualTo(Value.UNKNOWN);
        assertThat(minus(Long.MIN_VALUE, 1)).isEqualTo(Value.UNKNOWN);
        assertThat(times(Long.MIN_VALUE, -1)).isEqualTo(Value.UNKNOWN);
        assertThat(times(1L << 32, 1L << 31)).isEqualTo(Value.UNKNOWN);
        assertThat(value(new Negation(literal(Long.MIN_VALUE)))).isEqualTo(Value.UNKNOWN);
    }

    @Test
    void doubles_that_are_no_longer_finite_are_unknown() {
        assertThat(plus(0.5, 0.25)).isEqualTo(new DoubleValue(0.75));
        assertThat(minus(0.5, 0.25)).isEqualTo(new DoubleValue(0.25));
        assertThat(times(0.5, 0.25)).isEqualTo(new DoubleValue(0.125));
        assertThat(plus(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Value.UNKNOWN);
        assertThat(minus(-Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Value.UNKNOWN);
        assertThat(times(1e200, 1e200)).isEqualTo(Value.UNKNOWN);
    }

    @Test
    void doubles_never_come_out_as_a_negative_zero() {
        assertThat(times(-1.0, 0.0)).isEqualTo(new DoubleValue(0.0));
        assertThat(value(new Negation(literal(0.0)))).isEqualTo(new DoubleValue(0.0));
        assertThat(times(Double.MIN_VALUE, -0.5)).isEqualTo(new DoubleValue(0.0));
    }

    @Test
    void instants_and_durations_are_added_where_that_has_a_meaning() {
        Duration hour = Duration.ofHours(1);
        assertThat(plus(NOON, hour)).isEqualTo(Conditions.value(NOON.plus(hour)));
        assertThat(plus(hour, NOON)).isEqualTo(Conditions.value(NOON.plus(hour)));
        assertThat(minus(NOON, hour)).isEqualTo(Conditions.value(NOON.minus(hour)));
        assertThat(minus(NOON, NOON.plus(hour))).isEqualTo(Conditions.value(hour.negated()));
        assertThat(plus(hour, hour)).isEqualTo(Conditions.value(Duration.ofHours(2)));
        assertThat(minus(hour, hour)).isEqualTo(new DurationValue(0));
        assertThat(value(new Negation(literal(hour)))).isEqualTo(Conditions.value(hour.negated()));
    }

    @Test
    void instants_and_durations_that_do_not_fit_are_unknown() {
        Value last = new InstantValue(Long.MAX_VALUE);
        Value longest = new DurationValue(Long.MAX_VALUE);
        Value shortest = new DurationValue(Long.MIN_VALUE);
        assertThat(plus(last, longest)).isEqualTo(Value.UNKNOWN);
        assertThat(minus(last, shortest)).isEqualTo(Value.UNKNOWN);
        assertThat(minus(new InstantValue(-2), last)).isEqualTo(Value.UNKNOWN);
        assertThat(plus(longest, longest)).isEqualTo(Value.UNKNOWN);
        assertThat(value(new Negation(literal(shortest)))).isEqualTo(Value.UNKNOWN);
    }

    @Test
    void whatever_is_done_with_something_unknown_gives_something_unknown() {
        for (Type type : List.of(Type.INT, Type.DOUBLE, Type.DURATION)) {
            Expression known = literal(
                    type == Type.INT
                            ? new IntValue(0)
                            : type == Type.DOUBLE ? new DoubleValue(0) : new DurationValue(0));
            for (Operator operator : Operator.values()) {
                if (Arithmetic.has(operator, type, type)) {
                    assertThat(value(new Arithmetic(operator, known, unknown(type))))
                            .isEqualTo(Value.UNKNOWN);
                    assertThat(value(new Arithmetic(operator, unknown(type), known)))
                            .isEqualTo(Value.UNKNOWN);
                }
            }
            assertThat(value(new Negation(unknown(type)))).isEqualTo(Value.UNKNOWN);
        }
        assertThat(value(new Cast(unknown(Type.INT), Type.DOUBLE))).isEqualTo(Value.UNKNOWN);
        assertThat(value(new Cast(unknown(Type.DOUBLE), Type.INT))).isEqualTo(Value.UNKNOWN);
    }

    @Test
    void a_double_becomes_an_int_by_being_cut_toward_zero() {
        assertThat(whole(2.9)).isEqualTo(new IntValue(2));
        assertThat(whole(-2.9)).isEqualTo(new IntValue(-2));
        assertThat(whole(-0.5)).isEqualTo(new IntValue(0));
        assertThat(whole(-0x1p63)).isEqualTo(new IntValue(Long.MIN_VALUE));
        assertThat(whole(Math.nextDown(0x1p63))).isEqualTo(new IntValue(9_223_372_036_854_774_784L));
    }

    @Test
    void a_double_that_is_too_large_for_an_int_is_unknown_there() {
        assertThat(whole(0x1p63)).isEqualTo(Value.UNKNOWN);
        assertThat(whole(Math.nextDown(-0x1p63))).isEqualTo(Value.UNKNOWN);
        assertThat(whole(1e300)).isEqualTo(Value.UNKNOWN);
    }

    @Test
    void an_int_becomes_the_nearest_double() {
        assertThat(value(new Cast(literal(7), Type.DOUBLE))).isEqualTo(new DoubleValue(7));
        assertThat(value(new Cast(literal(Long.MAX_VALUE), Type.DOUBLE))).isEqualTo(new DoubleValue(0x1p63));
    }

    @Test
    void a_cast_to_the_type_it_has_changes_nothing() {
        assertThat(value(new Cast(literal(7), Type.INT))).isEqualTo(new IntValue(7));
        assertThat(value(new Cast(literal(7.5), Type.DOUBLE))).isEqualTo(new DoubleValue(7.5));
    }

    private static Value whole(double number) {
        return value(new Cast(literal(number), Type.INT));
    }

    private static Value plus(Object left, Object right) {
        return value(new Arithmetic(Operator.PLUS, literal(left), literal(right)));
    }

    private static Value minus(Object left, Object right) {
        return value(new Arithmetic(Operator.MINUS, literal(left), literal(right)));
    }

    private static Value times(Object left, Object right) {
        return value(new Arithmetic(Operator.TIMES, literal(left), literal(right)));
    }
}
