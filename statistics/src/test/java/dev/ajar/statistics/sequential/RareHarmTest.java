package dev.ajar.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.sequential.RareHarm.Day;
import dev.ajar.statistics.sequential.RareHarm.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class RareHarmTest {

    /// The number is that of the oracle `evalue-multinomial-srm`.
    @Test
    void with_a_constant_share_it_is_the_evidence_of_lindon_and_malek() {
        Evidence evidence =
                RareHarm.of(List.of(new Day(5_000, 5_000, 610, 500)), 200).orThrow();

        assertThat(evidence.logEvidence()).isCloseTo(3.68651122254005, within(1e-9));
        assertThat(evidence.alwaysValid()).isCloseTo(0.0250592759512327, within(1e-9));
        assertThat(evidence.harm(0.05)).isTrue();
    }

    @Test
    void days_may_be_split() {
        Evidence one = RareHarm.of(List.of(new Day(90, 30, 9, 1))).orThrow();
        Evidence two = RareHarm.of(List.of(new Day(30, 10, 2, 0), new Day(60, 20, 7, 1)))
                .orThrow();

        assertThat(two.logEvidence()).isCloseTo(one.logEvidence(), within(1e-12));
        assertThat(two.expected()).isCloseTo(7.5, within(1e-12));
    }

    @Test
    void arms_may_be_swapped_but_then_it_is_no_harm() {
        List<Day> days = List.of(new Day(100, 200, 9, 1), new Day(150, 150, 7, 2), new Day(200, 100, 12, 0));
        List<Day> swapped = days.stream()
                .map(day -> new Day(
                        day.baselineExposure(),
                        day.candidateExposure(),
                        day.baselineFailures(),
                        day.candidateFailures()))
                .toList();

        Evidence evidence = RareHarm.of(days).orThrow();
        Evidence other = RareHarm.of(swapped).orThrow();
        assertThat(other.logEvidence()).isCloseTo(evidence.logEvidence(), within(1e-12));
        assertThat(evidence.harm(0.05)).isTrue();
        assertThat(other.harm(0.05)).isFalse();
    }

    @Test
    void a_day_with_one_arm_alone_says_nothing() {
        assertThat(RareHarm.of(List.of(new Day(100, 100, 3, 1), new Day(100, 0, 40, 0)))
                        .orThrow())
                .isEqualTo(RareHarm.of(List.of(new Day(100, 100, 3, 1))).orThrow());
    }

    @Test
    void no_failures_and_absurd_counts_are_told() {
        assertThat(RareHarm.of(List.of(new Day(10, 10, 0, 0))))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo(Why.NO_DATA));
        for (Day day : List.of(new Day(10, 10, -1, 0), new Day(3, 3, 4, 0), new Day(Double.NaN, 1, 0, 0))) {
            assertThat(RareHarm.of(List.of(day)))
                    .isInstanceOfSatisfying(
                            Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo(Why.ABSURD_COUNTS));
        }
    }
}
