package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.change.Lot;
import dev.ajar.statistics.change.LotShift;
import dev.ajar.statistics.change.Shift;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/// Shifts that are seen where there is none, and whether the true one is seen, and where.
class ChangeSimulationTest {

    private static final int MANY = 250;
    private static final int FEW = 150;

    @Test
    void where_nothing_has_changed_no_shift_is_seen() {
        Repetitions repetitions = Repetitions.of(MANY, 61);

        assertThat(repetitions.share(random -> !found(random, 0, 1).shifts().isEmpty()))
                .isLessThanOrEqualTo(0.06);
        assertThat(repetitions.share(random -> found(random, 0, 1).chance() <= 0.05))
                .isLessThanOrEqualTo(0.09);
    }

    @Test
    void lots_that_differ_anyhow_are_no_shift() {
        Repetitions repetitions = Repetitions.of(MANY, 62);

        assertThat(repetitions.share(random -> !found(random, 0.2, 1).shifts().isEmpty()))
                .isLessThanOrEqualTo(0.06);
    }

    @Test
    void the_plain_binomial_sees_shifts_everywhere() {
        Repetitions repetitions = Repetitions.of(FEW, 63);

        assertThat(repetitions.share(random -> plainGain(SomeLots.lots(random, 0, 1)) > 2 * Math.log(SomeLots.MANY)))
                .isGreaterThan(0.85);
    }

    @Test
    void nearly_twice_as_many_failures_are_seen_and_where_they_began() {
        Repetitions repetitions = Repetitions.of(FEW, 64);

        assertThat(repetitions.share(random -> !found(random, 0, 1.8).shifts().isEmpty()))
                .isGreaterThanOrEqualTo(0.95);
        assertThat(repetitions.share(random -> found(random, 0, 1.8).shifts().stream()
                        .anyMatch(shift -> Math.abs(shift.first() - SomeLots.WORSE_FROM) <= 2)))
                .isGreaterThanOrEqualTo(0.75);
        assertThat(repetitions.share(random -> found(random, 0, 1.8).shifts().stream()
                        .map(Shift::maybe)
                        .anyMatch(maybe -> maybe.contains(Integer.toString(SomeLots.WORSE_FROM)))))
                .as("the true lot among those that may be")
                .isGreaterThanOrEqualTo(0.9);
    }

    private static LotShift found(UniformRandomProvider random, double unlike, double times) {
        return LotShift.in(SomeLots.lots(random, unlike, times), 99, random.nextLong())
                .orThrow();
    }

    /// How much one shift, where it fits best, gains with sessions taken for coins.
    private static double plainGain(List<Lot> lots) {
        double whole = cost(lots);
        double most = 0;
        for (int at = 2; at <= lots.size() - 2; at++) {
            most = Math.max(most, whole - cost(lots.subList(0, at)) - cost(lots.subList(at, lots.size())));
        }
        return most;
    }

    private static double cost(List<Lot> lots) {
        double bad = lots.stream().mapToDouble(Lot::bad).sum();
        double sessions = lots.stream().mapToDouble(Lot::sessions).sum();
        return -2 * (bad * Math.log(bad / sessions) + (sessions - bad) * Math.log(1 - bad / sessions));
    }
}
