package dev.ajar.expression;

import static dev.ajar.expression.Asked.literal;
import static dev.ajar.expression.Asked.name;
import static dev.ajar.expression.Asked.unknown;
import static dev.ajar.expression.Asked.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.expression.Expression.Comparator;
import dev.ajar.expression.Expression.Comparison;
import dev.ajar.expression.Expression.In;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.story.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Two engines that compare a text or a number differently give two verdicts on one evening.
class ComparisonTest {

    private static final String LIGATURE = "ﬁ"; // U+FB01
    private static final String SMILE = "😀"; // U+1F600, two units of which the first is below U+FB01

    @Test
    void every_type_has_its_order() {
        assertThat(inOrder("", "A", "Z", "a", "aa", "b", "é")).isTrue();
        assertThat(inOrder(Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE)).isTrue();
        assertThat(inOrder(-Double.MAX_VALUE, -0.5, 0.0, Double.MIN_VALUE, 1e300))
                .isTrue();
        assertThat(inOrder(false, true)).isTrue();
        assertThat(inOrder(Instant.EPOCH.minusSeconds(1), Instant.EPOCH, Instant.EPOCH.plusNanos(1_000)))
                .isTrue();
        assertThat(inOrder(Duration.ofSeconds(-1), Duration.ZERO, Duration.ofDays(9)))
                .isTrue();
    }

    @Test
    void texts_are_ordered_by_code_point_and_not_by_utf_16_unit() {
        assertThat(LIGATURE.compareTo(SMILE)).as("what Java itself thinks").isPositive();
        assertThat(inOrder("z", LIGATURE, SMILE)).isTrue();
        assertThat(inOrder("z", "z" + LIGATURE, "z" + SMILE, "z" + SMILE + "a")).isTrue();
        assertThat(inOrder(SMILE, "😁", "😁a")).isTrue();
    }

    @Test
    void there_is_one_zero() {
        assertThat(says(Comparator.EQUAL, literal(-0.0), literal(0.0))).isEqualTo(BoolValue.TRUE);
        assertThat(says(Comparator.LESS, literal(-0.0), literal(0.0))).isEqualTo(BoolValue.FALSE);
        assertThat(new DoubleValue(-0.0)).isEqualTo(new DoubleValue(0.0));
        assertThat(new DoubleValue(-0.0).text()).isEqualTo("0.0");
    }

    @Test
    void nothing_can_be_said_of_what_is_unknown_not_even_that_it_differs() {
        for (Comparator comparator : Comparator.values()) {
            Expression left = unknown(Type.INT);
            assertThat(says(comparator, left, literal(1))).isEqualTo(Value.UNKNOWN);
            assertThat(says(comparator, literal(1), left)).isEqualTo(Value.UNKNOWN);
            assertThat(says(comparator, name("here", Type.INT), name("there", Type.INT)))
                    .isEqualTo(Value.UNKNOWN);
            assertThat(says(comparator, left, left)).isEqualTo(Value.UNKNOWN);
        }
    }

    @Test
    void a_number_that_is_none_cannot_become_a_value() {
        assertThatThrownBy(() -> new DoubleValue(Double.NaN)).hasMessage("double: NaN (expected: a finite number)");
        assertThatThrownBy(() -> new DoubleValue(Double.NEGATIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_kinds_have_no_common_order() {
        assertThatThrownBy(() -> Value.compare(new StringValue("1"), Conditions.value(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Value.compare(Value.UNKNOWN, Value.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void being_one_of_a_list_means_being_equal_to_one_of_them() {
        In in = new In(name("method", Type.STRING), List.of(new StringValue("ble"), new StringValue("qr")));
        assertThat(value(in, Map.of("method", new StringValue("qr")))).isEqualTo(BoolValue.TRUE);
        assertThat(value(in, Map.of("method", new StringValue("QR")))).isEqualTo(BoolValue.FALSE);
        assertThat(value(in)).isEqualTo(Value.UNKNOWN);
        assertThat(value(new In(literal(-0.0), List.of(new DoubleValue(0.0))))).isEqualTo(BoolValue.TRUE);
    }

    @Test
    void a_list_may_say_a_thing_twice_but_not_nothing() {
        Value one = Conditions.value(1);
        assertThat(value(new In(literal(1), List.of(one, one)))).isEqualTo(BoolValue.TRUE);
        assertThatThrownBy(() -> new In(literal(1), List.of())).hasMessage("in []: expected at least one literal");
    }

    /// Whether all six comparisons agree that these stand in strictly rising order.
    private static boolean inOrder(Object... rising) {
        List<Expression.Literal> literals =
                Stream.of(rising).map(Conditions::literal).toList();
        for (int left = 0; left < literals.size(); left++) {
            for (int right = 0; right < literals.size(); right++) {
                int sign = Integer.compare(left, right);
                for (Comparator comparator : Comparator.values()) {
                    assertThat(says(comparator, literals.get(left), literals.get(right)))
                            .as(
                                    "%s %s %s",
                                    literals.get(left).value(),
                                    comparator,
                                    literals.get(right).value())
                            .isEqualTo(BoolValue.of(expected(comparator, sign)));
                }
            }
        }
        return true;
    }

    private static boolean expected(Comparator comparator, int sign) {
        return switch (comparator) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
        };
    }

    /// Asked twice: with a literal on the right, and with names on both sides.
    private static Value says(Comparator comparator, Expression left, Expression right) {
        Value first = value(new Comparison(comparator, left, right));
        if (left instanceof Expression.Literal(Type type, Value a)
                && right instanceof Expression.Literal(Type ignored, Value b)) {
            Value second = value(new Comparison(comparator, name("a", type), name("b", type)), Map.of("a", a, "b", b));
            assertThat(Arrays.asList(first, second)).containsOnly(first);
        }
        return first;
    }
}
