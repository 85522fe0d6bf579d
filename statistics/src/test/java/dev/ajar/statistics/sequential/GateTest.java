package dev.ajar.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.sequential.Gate.Seen;
import dev.ajar.statistics.sequential.Gate.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final Gate SEVEN = Gate.of(7, 0.005, OptionalDouble.empty()).orThrow();

    private static List<Seen> looks(int count, double difference, double lastError) {
        List<Seen> looks = new ArrayList<>();
        for (int look = 1; look <= count; look++) {
            looks.add(new Seen(difference, lastError * Math.sqrt(7.0 / look), 20L * look));
        }
        return looks;
    }

    @Test
    void bounds_are_those_of_seven_daily_looks() {
        Standing last = SEVEN.at(looks(7, 0, 0.001)).orThrow();
        Standing first = SEVEN.at(looks(1, 0, 0.001)).orThrow();

        assertThat(last.zPass()).isCloseTo(2.05618, within(1e-4));
        assertThat(last.end()).isTrue();
        assertThat(first.zPass()).isCloseTo(5.81533, within(1e-4));
        assertThat(first.zHarm()).isCloseTo(2.5435, within(1e-4));
    }

    @Test
    void passes_below_the_margin_does_harm_above_zero_and_says_nothing_between() {
        assertThat(SEVEN.at(looks(7, 0, 0.001)).orThrow())
                .satisfies(standing -> assertThat(standing.passes()).isTrue());
        assertThat(SEVEN.at(looks(3, 0.02, 0.002)).orThrow())
                .satisfies(standing -> assertThat(standing.harms()).isTrue());
        assertThat(SEVEN.at(looks(3, 0.001, 0.002)).orThrow())
                .satisfies(standing ->
                        assertThat(standing.passes() || standing.harms()).isFalse());
        assertThat(SEVEN.at(looks(7, 0.001, 0.0004)).orThrow())
                .as("worse, but within the margin")
                .satisfies(standing -> assertThat(standing.passes() && standing.lower() > 0 && !standing.harms())
                        .isTrue());
    }

    @Test
    void a_look_nobody_remembers_the_past_of_is_like_one_with_an_even_past() {
        Seen now = looks(4, 0.001, 0.001).getLast();

        assertThat(SEVEN.at(4, now).orThrow().zPass())
                .isCloseTo(SEVEN.at(looks(4, 0.001, 0.001)).orThrow().zPass(), within(1e-9));
    }

    @Test
    void all_is_spent_at_the_end_though_information_is_short() {
        Gate planned = Gate.of(7, 0.005, OptionalDouble.of(4e6)).orThrow();
        List<Standing> standings = planned.standings(looks(7, 0, 0.001)).orThrow();

        assertThat(standings.get(5).fraction()).isCloseTo(6 / 7.0 / 4, within(1e-9));
        assertThat(standings.getLast().fraction()).isEqualTo(1);
        assertThat(standings.getLast().zPass()).isLessThan(2.0);
    }

    @Test
    void it_ends_when_information_is_complete() {
        Gate planned = Gate.of(7, 0.005, OptionalDouble.of(5e5)).orThrow();
        Standing standing = planned.at(looks(7, 0, 0.001)).orThrow();

        assertThat(standing.look()).isEqualTo(4);
        assertThat(standing.end()).isTrue();
    }

    @Test
    void information_that_seems_to_shrink_is_no_error() {
        List<Seen> looks = List.of(new Seen(0.001, 0.002, 30), new Seen(0.001, 0.003, 40), new Seen(0, 0.002, 50));

        assertThat(SEVEN.standings(looks).orThrow()).hasSize(3);
    }

    @Test
    void few_failures_are_no_look() {
        why(SEVEN.at(List.of(new Seen(0.001, 0.0005, 3))), Why.NO_CONTRAST);
        why(SEVEN.at(1, new Seen(0, 0, 0)), Why.NO_CONTRAST);
        assertThat(SEVEN.standings(List.of(new Seen(0, 0, 0), new Seen(0, 0.003, 12)))
                        .orThrow())
                .hasSize(1);
    }

    @Test
    void what_makes_no_sense_is_told() {
        why(SEVEN.at(List.of()), Why.NO_DATA);
        why(SEVEN.at(looks(8, 0, 1)), Why.ABSURD_SETTING);
        why(SEVEN.at(8, new Seen(0, 1, 20)), Why.ABSURD_SETTING);
        why(SEVEN.at(List.of(new Seen(Double.NaN, 1, 20))), Why.ABSURD_COUNTS);
        why(SEVEN.at(List.of(new Seen(0, Double.NaN, 20))), Why.ABSURD_COUNTS);
        why(SEVEN.at(List.of(new Seen(0, Double.POSITIVE_INFINITY, 20))), Why.ABSURD_COUNTS);
        why(Gate.of(0, 0.005, OptionalDouble.empty()), Why.ABSURD_SETTING);
        why(Gate.of(7, 0, OptionalDouble.empty()), Why.ABSURD_SETTING);
        why(Gate.of(7, 0.005, OptionalDouble.of(-1)), Why.ABSURD_SETTING);
    }

    private static void why(Answer<?> answer, Why why) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo(why));
    }
}
