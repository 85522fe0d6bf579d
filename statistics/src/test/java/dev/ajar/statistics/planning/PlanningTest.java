package dev.ajar.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.comparison.FarringtonManning;
import dev.ajar.statistics.planning.Schedule.Fleet;
import org.junit.jupiter.api.Test;

class PlanningTest {

    @Test
    void what_can_be_seen_is_said_in_a_sentence() {
        DetectableIncrease increase = DetectableIncrease.of(
                        0.01, Design.parallel(20, 0, 0.1).orThrow(), 200)
                .orThrow();

        assertThat(increase.sentence())
                .isEqualTo("With 200 locks in each arm, 20 sessions each: failures must rise from 1 % to 2.37 % to be"
                        + " seen (power 0.8).");
    }

    @Test
    void the_detectable_increase_needs_just_the_sessions_there_are() {
        Design design = Design.parallel(20, 0.5, 0.1).orThrow();
        double increase = DetectableIncrease.of(0.01, design, 200).orThrow().increase();
        Question question = Question.difference(0.01, 0.01 + increase).orThrow();

        assertThat(SampleSize.of(question, design).orThrow().locks()).isEqualTo(400);
        assertThat(question.power(200 * 20 / design.designEffect())).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void more_locks_buy_more_than_more_sessions() {
        double base = detectable(50, 20);

        assertThat(detectable(250, 20)).isLessThan(detectable(50, 100));
        assertThat(detectable(50, 100)).isLessThan(base);
        assertThat(DetectableIncrease.power(0.01, Design.parallel(20, 0, 0.1).orThrow(), 200, 0.025, 0.01, 0.02, 0.03)
                        .orThrow())
                .isSortedAccordingTo((one, other) -> Double.compare(one.power(), other.power()));
    }

    private static double detectable(long locks, double sessions) {
        return DetectableIncrease.of(0.01, Design.parallel(sessions, 0, 0.1).orThrow(), locks)
                .orThrow()
                .increase();
    }

    @Test
    void a_crossover_without_lasting_likeness_is_parallel_and_with_it_cheaper() {
        double parallel = Design.parallel(20, 0.8, 0.1).orThrow().designEffect();

        assertThat(Design.crossover(20, 0.8, 0.1, 0).orThrow().designEffect()).isCloseTo(parallel, within(1e-12));
        assertThat(Design.crossover(20, 0, 0.1).orThrow().designEffect()).isCloseTo(1.3, within(1e-12));
        assertThat(Design.crossover(20, 0, 0.1, 0.1).orThrow().designEffect()).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void a_cautious_correlation_is_a_high_one_of_those_seen() {
        assertThat(Design.cautious(0.01, 0.02, 0.03, 0.04, 0.05, 0.06).orThrow())
                .isCloseTo(0.05, within(1e-12));
        why(Design.cautious(), Why.NO_DATA);
        why(Design.cautious(0.1, Double.NaN), Why.ABSURD_SETTING);
    }

    @Test
    void days_are_enough_and_one_less_is_not() {
        Question question = Question.noWorse(0.01, 0.005).orThrow();
        Schedule schedule =
                Schedule.of(question, new Fleet(2_000, 3, 0, 0.05, false), 7).orThrow();

        assertThat(power(question, schedule.days(), schedule.inflation())).isGreaterThanOrEqualTo(0.8);
        assertThat(power(question, schedule.days() - 1, schedule.inflation())).isLessThan(0.8);
        assertThat(schedule.inflation()).isCloseTo(1.0316, within(1e-4));
        assertThat(Schedule.of(question, new Fleet(800, 3, 0, 0.05, true), 7)
                        .orThrow()
                        .days())
                .isLessThan(30);
    }

    private static double power(Question question, int days, double inflation) {
        Design design = Design.parallel(3 * days, 0, 0.05).orThrow();
        return question.power(1_000 * design.sessions() / design.designEffect() / inflation);
    }

    @Test
    void too_few_locks_are_never_enough_and_the_answer_says_how_many_are() {
        Question question = Question.noWorse(0.01, 0.005).orThrow();

        assertThat(Schedule.of(question, new Fleet(100, 3, 0, 0.1, false), 1))
                .isInstanceOfSatisfying(Unknown.class, unknown -> {
                    assertThat(unknown.why()).isEqualTo(Why.TOO_FEW_CLUSTERS);
                    assertThat(unknown.sentence())
                            .isEqualTo(
                                    "100 locks are not enough, however long they are watched: it takes 1,244 locks or"
                                            + " more, about 1,378 for 28 days");
                });
    }

    @Test
    void farrington_and_manning_need_more_where_failures_are_few() {
        double unpooled = 2 * Question.noWorse(0.01, 0.005).orThrow().sessions();

        assertThat(FarringtonManning.sessions(0.01, 0.01, 0.005, 0.025, 0.8).orThrow())
                .isGreaterThan(unpooled)
                .isCloseTo(12_928.0196881911, within(1e-6));
        assertThat(FarringtonManning.sessions(0.2, 0.1, 0, 0.025, 0.8).orThrow())
                .as("at margin 0 the pooled formula")
                .isCloseTo(2 * pooled(0.2, 0.1), within(1e-6));
    }

    private static double pooled(double one, double other) {
        double mean = (one + other) / 2;
        double sum = 1.959963984540054 * Math.sqrt(2 * mean * (1 - mean))
                + 0.8416212335729143 * Math.sqrt(one * (1 - one) + other * (1 - other));
        return sum * sum / ((one - other) * (one - other));
    }

    @Test
    void what_makes_no_sense_is_told() {
        why(Question.difference(0.01, 0.01), Why.NO_CONTRAST);
        why(Question.noWorse(0, 0.005), Why.NO_CONTRAST);
        why(Question.of(0.01, 0.02, 0.005, 0.025, 0.8), Why.NO_CONTRAST);
        why(Question.difference(-1, 0.01), Why.ABSURD_SETTING);
        why(Question.difference(Double.NaN, 0.01), Why.ABSURD_SETTING);
        why(Question.of(0.01, 0.01, 0.005, 0.6, 0.8), Why.ABSURD_SETTING);
        why(Design.parallel(0, 0, 0.1), Why.ABSURD_SETTING);
        why(Design.crossover(5, 0, 0.1, 0.2), Why.ABSURD_SETTING);
        why(Design.crossover(0.1, 0, 1, 1), Why.ABSURD_SETTING);
        Design design = Design.parallel(2, 0, 0.1).orThrow();
        why(DetectableIncrease.of(0.01, design, 0), Why.TOO_FEW_CLUSTERS);
        why(DetectableIncrease.of(0.99, design, 1), Why.TOO_FEW_CLUSTERS);
        why(SampleSize.of(Question.difference(0.01, 0.01 + 1e-12).orThrow(), design), Why.ABSURD_SETTING);
        why(
                Schedule.of(Question.noWorse(0.01, 0.005).orThrow(), new Fleet(1, 3, 0, 0.1, false), 1),
                Why.TOO_FEW_CLUSTERS);
        why(
                Schedule.of(Question.noWorse(0.01, 0.005).orThrow(), new Fleet(10, -3, 0, 0.1, false), 1),
                Why.ABSURD_SETTING);
        why(FarringtonManning.sessions(0.01, 0.01, 0, 0.025, 0.8), Why.NO_CONTRAST);
        why(FarringtonManning.sessions(0, 0.01, 0.005, 0.025, 0.8), Why.ABSURD_SETTING);
    }

    private static void why(Answer<?> answer, Why why) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo(why));
    }
}
