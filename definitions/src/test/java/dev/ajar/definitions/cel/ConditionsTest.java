package dev.ajar.definitions.cel;

import static dev.ajar.definitions.Told.SCHEMA;
import static dev.ajar.definitions.Told.experience;
import static dev.ajar.definitions.Told.problems;
import static dev.ajar.definitions.Told.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Comparison;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Expression.TextQuestion;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The part of CEL that Ajar offers, and what becomes of it.
class ConditionsTest {

    private static final Name ERROR = new Name("error.type", Type.STRING);
    private static final Name CODE = new Name("vendor.code", Type.INT);
    private static final Name VOLTAGE = new Name("battery.voltage", Type.DOUBLE);
    private static final Name CONFIRMED = new Name("access.confirmed", Type.BOOL);
    private static final Name TIME = new Name("event.time", Type.INSTANT);

    @Test
    void a_name_is_dotted_and_has_a_type() {
        assertThat(condition("error.type == 'jammed'"))
                .isEqualTo(new Comparison(Comparator.EQUAL, ERROR, literal("jammed")));
    }

    @Test
    void and_or_not_bind_as_in_cel() {
        assertThat(condition("!access.confirmed && vendor.code > 1 || has(error.type)"))
                .isEqualTo(new Expression.Or(
                        new Expression.And(
                                new Expression.Not(CONFIRMED), new Comparison(Comparator.GREATER, CODE, literal(1))),
                        new Expression.Has(ERROR)));
    }

    @Test
    void has_asks_for_a_name_without_a_dot_too() {
        String schema = SCHEMA.replace("error.type:", "status: {type: string}\n  error.type:");
        assertThat(sound(schema, experience("relevant: has(status)"))
                        .experiences()
                        .getFirst()
                        .relevant())
                .isEqualTo(new Expression.Has(new Name("status", Type.STRING)));
    }

    @Test
    void a_choice_has_the_type_of_both_sides() {
        assertThat(condition("access.confirmed ? vendor.code == 1 : true"))
                .isEqualTo(new Expression.Conditional(
                        CONFIRMED,
                        new Comparison(Comparator.EQUAL, CODE, literal(1)),
                        new Literal(Type.BOOL, BoolValue.TRUE)));
    }

    @Test
    void numbers_are_added_subtracted_multiplied_and_turned_around() {
        assertThat(condition("-vendor.code + 2 * 3 - -4 <= 5"))
                .isEqualTo(new Comparison(
                        Comparator.LESS_OR_EQUAL,
                        new Expression.Arithmetic(
                                Operator.MINUS,
                                new Expression.Arithmetic(
                                        Operator.PLUS,
                                        new Expression.Negation(CODE),
                                        new Expression.Arithmetic(Operator.TIMES, literal(2), literal(3))),
                                literal(-4)),
                        literal(5)));
    }

    @Test
    void an_int_and_a_double_meet_by_cast() {
        assertThat(condition("double(vendor.code) < battery.voltage && int(battery.voltage) != vendor.code"))
                .isEqualTo(new Expression.And(
                        new Comparison(Comparator.LESS, new Expression.Cast(CODE, Type.DOUBLE), VOLTAGE),
                        new Comparison(Comparator.NOT_EQUAL, new Expression.Cast(VOLTAGE, Type.INT), CODE)));
    }

    @Test
    void time_is_counted_in_durations() {
        assertThat(condition("event.time - lock.installed_at >= duration('1h30m')"))
                .isEqualTo(new Comparison(
                        Comparator.GREATER_OR_EQUAL,
                        new Expression.Arithmetic(Operator.MINUS, TIME, new Name("lock.installed_at", Type.INSTANT)),
                        new Literal(Type.DURATION, new DurationValue(5_400_000_000L))));
        assertThat(condition("duration('-1s') + event.time < timestamp('1970-01-01T09:00:01+09:00')"))
                .isEqualTo(new Comparison(
                        Comparator.LESS,
                        new Expression.Arithmetic(
                                Operator.PLUS, new Literal(Type.DURATION, new DurationValue(-1_000_000)), TIME),
                        new Literal(Type.INSTANT, new InstantValue(1_000_000))));
    }

    @Test
    void lists_hold_literals() {
        assertThat(condition("vendor.code in [1, -2]"))
                .isEqualTo(new Expression.In(CODE, List.of(new IntValue(1), new IntValue(-2))));
        assertThat(condition("battery.voltage in [1.0, -2.5e3]"))
                .isEqualTo(new Expression.In(VOLTAGE, List.of(new DoubleValue(1), new DoubleValue(-2_500))));
    }

    @Test
    void texts_are_asked_in_both_ways_of_writing() {
        assertThat(condition("error.type.startsWith('a') && error.type.endsWith(event.name)"))
                .isEqualTo(new Expression.And(
                        new Expression.TextTest(TextQuestion.STARTS_WITH, ERROR, literal("a")),
                        new Expression.TextTest(TextQuestion.ENDS_WITH, ERROR, new Name("event.name", Type.STRING))));
        assertThat(condition("size(error.type) == error.type.size()"))
                .isEqualTo(new Comparison(Comparator.EQUAL, new Expression.Size(ERROR), new Expression.Size(ERROR)));
        assertThat(condition("matches(error.type, r'^[a-z]+\\d{2,3}$')"))
                .isEqualTo(new Expression.Matches(ERROR, "^[a-z]+\\d{2,3}$"));
    }

    @Test
    void odd_parts_of_a_name_stand_in_backticks() {
        String schema =
                SCHEMA.replace("error.type:", "http.request.header.content-type: {type: string}\n  error.type:");
        assertThat(sound(schema, experience("relevant: 'http.request.header.`content-type` == \"text\"'"))
                        .experiences()
                        .getFirst()
                        .relevant())
                .isEqualTo(new Comparison(
                        Comparator.EQUAL, new Name("http.request.header.content-type", Type.STRING), literal("text")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "access.confirmed",
                "access.confirmed == false",
                "false < access.confirmed",
                "event.id.contains('|') || event.name < 'b'",
                "vendor.code == 0x1F",
                "vendor.code == -9223372036854775808",
                "battery.voltage > .5 && battery.voltage < 1e3",
                "error.type == '''it's'''",
                "error.type == '\\u65bd\\u9320'",
                "((((access.confirmed))))",
                "access.confirmed // to the end of the line",
                "event.time - event.time == duration('0s')",
                "event.time > timestamp('2026-03-01t10:00:00z')",
                "error.type.matches('^(a|b)*[^0-9\\\\]]?(?:x|y)+\\\\.$')",
            })
    void this_is_offered(String condition) {
        assertThat(problems(SCHEMA, experience("relevant: >-\n  " + condition))).isEmpty();
    }

    private static Expression condition(String condition) {
        return sound(SCHEMA, experience("relevant: >-\n  " + condition))
                .experiences()
                .getFirst()
                .relevant();
    }

    private static Literal literal(String text) {
        return new Literal(Type.STRING, new StringValue(text));
    }

    private static Literal literal(long number) {
        return new Literal(Type.INT, new IntValue(number));
    }
}
