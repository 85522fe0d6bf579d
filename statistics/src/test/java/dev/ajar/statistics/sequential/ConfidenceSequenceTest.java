package dev.ajar.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Interval;
import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {

    private static final ConfidenceSequence SEQUENCE =
            ConfidenceSequence.tuned(0.05, 1_000).orThrow();

    @Test
    void the_p_value_is_the_risk_at_which_the_interval_ends_at_zero() {
        double p = SEQUENCE.alwaysValid(0.02, 0.004, 700).orThrow();
        Interval interval = new ConfidenceSequence(p, SEQUENCE.rho())
                .around(0.02, 0.004, 700)
                .orThrow();

        assertThat(interval.lower()).isCloseTo(0, within(1e-12));
    }

    @Test
    void it_is_never_narrower_than_three_standard_errors() {
        for (double sessions = 1; sessions < 1e9; sessions *= 1.3) {
            assertThat(SEQUENCE.multiplier(sessions)).isGreaterThan(3.0335);
        }
    }

    @Test
    void no_data_and_no_failures_are_told() {
        why(SEQUENCE.around(0, 0.1, 0), Why.NO_DATA);
        why(SEQUENCE.around(0, 0, 10), Why.NO_CONTRAST);
        why(SEQUENCE.alwaysValid(0, 0, 10), Why.NO_CONTRAST);
        why(SEQUENCE.around(Double.NaN, 1, 10), Why.ABSURD_COUNTS);
        why(ConfidenceSequence.tuned(2, 10), Why.ABSURD_SETTING);
        why(ConfidenceSequence.tuned(0.05, 0), Why.ABSURD_SETTING);
    }

    private static void why(Answer<?> answer, Why why) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo(why));
    }
}
