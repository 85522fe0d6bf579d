package dev.ajar.statistics.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static long[] each(int days, long count) {
        long[] counts = new long[days];
        Arrays.fill(counts, count);
        return counts;
    }

    @Test
    void a_service_that_is_always_the_same_gets_the_target_below() {
        TargetProposal proposal =
                TargetProposal.of(each(180, 1_000), each(180, 7), 1).orThrow();

        assertThat(proposal.supported()).isCloseTo(0.9927, within(1e-4));
        assertThat(proposal.target()).isEqualTo(OptionalDouble.of(0.99));
        assertThat(proposal.resolved()).isTrue();
        assertThat(proposal.sentence())
                .isEqualTo("From 180 days: nine windows of ten (28 days each) reach 99.274 %, so 99 % can be met.");
    }

    @Test
    void no_failure_is_no_proof_and_a_window_that_allows_fewer_than_ten_is_told_to_be_longer() {
        TargetProposal proposal =
                TargetProposal.of(each(90, 10), each(90, 0), 1).orThrow();

        assertThat(proposal.target()).isEqualTo(OptionalDouble.of(0.995));
        assertThat(proposal.resolved()).isFalse();
        assertThat(proposal.windowNeeded()).isEqualTo(200);
        assertThat(proposal.sentence())
                .endsWith("With fewer than 180 days rare outages may be missing. A window would allow fewer than 10"
                        + " failures, so that single ones decide: take 200 days, or pool.");
    }

    @Test
    void what_is_too_bad_for_any_target_is_said() {
        TargetProposal proposal =
                TargetProposal.of(each(60, 10), each(60, 5), 1).orThrow();

        assertThat(proposal.target()).isEmpty();
        assertThat(proposal.sentence()).contains("less than the lowest usual target");
    }

    @Test
    void the_same_seed_gives_the_same_and_bad_weeks_lower_the_proposal() {
        long[] failures = each(180, 3);
        TargetProposal before = TargetProposal.of(each(180, 1_000), failures, 9).orThrow();
        Arrays.fill(failures, 40, 54, 60);

        assertThat(TargetProposal.of(each(180, 1_000), failures, 9))
                .isEqualTo(TargetProposal.of(each(180, 1_000), failures, 9));
        assertThat(TargetProposal.of(each(180, 1_000), failures, 9).orThrow().supported())
                .isLessThan(before.supported());
    }

    @Test
    void more_failures_make_us_less_sure() {
        double before = 1.1;
        for (long bad = 0; bad < 100; bad += 10) {
            double sure = Attainment.sureness(5_000 - bad, bad, 1, 0.99).orThrow();
            assertThat(sure).isLessThan(before);
            before = sure;
        }
        assertThat(Attainment.sureness(0, 5, 1, 0.99).orThrow()).isBetween(0.0, 1e-6);
        assertThat(Attainment.chance(3.2, 496.8, 500, 500).orThrow()).isEqualTo(1);
        assertThat(Attainment.chance(3.2, 496.8, 0, 0).orThrow()).isEqualTo(1);
    }

    @Test
    void what_makes_no_sense_is_told() {
        why(TargetProposal.of(each(10, 10), each(10, 0), 1), Why.TOO_SHORT);
        why(TargetProposal.of(each(60, 0), each(60, 0), 1), Why.NO_DATA);
        why(TargetProposal.of(each(60, 1), each(60, 2), 1), Why.ABSURD_COUNTS);
        why(TargetProposal.of(each(60, 1), each(59, 1), 1), Why.ABSURD_COUNTS);
        why(TargetProposal.of(each(60, 1), each(60, 1), 0, 1), Why.ABSURD_SETTING);
        why(Attainment.sureness(0, 0, 1, 0.99), Why.NO_DATA);
        why(Attainment.sureness(-1, 0, 1, 0.99), Why.ABSURD_COUNTS);
        why(Attainment.sureness(1, 0, 0.5, 0.99), Why.ABSURD_SETTING);
        why(Attainment.chance(0, 1, 5, 1), Why.ABSURD_SETTING);
        why(Attainment.chance(1, 1, -5, 1), Why.ABSURD_COUNTS);
    }

    private static void why(Answer<?> answer, Why why) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo(why));
    }
}
