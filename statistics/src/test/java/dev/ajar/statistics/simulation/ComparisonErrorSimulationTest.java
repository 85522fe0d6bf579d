package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.Answer.Known;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.comparison.Arm;
import dev.ajar.statistics.comparison.Comparison;
import dev.ajar.statistics.comparison.StratifiedDifference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How often versions that fail alike are said to differ, where 5 % is promised (statistics of comparisons, table S2).
class ComparisonErrorSimulationTest {

    private static final double NORMAL = 1.959963984540054;

    @ParameterizedTest
    @CsvSource({
        "10, 0.05, 0.05, false",
        "25, 0.05, 0.01, false",
        "25, 0.05, 0.05, false",
        "100, 0.05, 0.01, false",
        "100, 0.20, 0.05, false",
        "25, 0.20, 0.05, true",
        "100, 0.05, 0.05, true"
    })
    void versions_that_fail_alike_differ_in_five_of_a_hundred_at_most(
            int locks, double alike, double base, boolean crossover) {
        TwoVersionFleet fleet = new TwoVersionFleet(locks, alike, base, crossover);

        double ours = Repetitions.of(2_000, 21).share(random -> differs(fleet.cells(random, 0)));
        double crude = Repetitions.of(400, 22).share(random -> crudelyDiffers(fleet.cells(random, 0)));

        assertThat(ours).isBetween(0.01, 0.065);
        assertThat(crude).as("sessions counted as independent, mix forgotten").isGreaterThan(crossover ? 0.09 : 0.15);
    }

    private static boolean differs(Cells cells) {
        return StratifiedDifference.between(cells, TwoVersionFleet.ARMS, TwoVersionFleet.FLEET)
                        instanceof Known<Comparison>(Comparison comparison)
                && !comparison.difference().interval().contains(0);
    }

    private static boolean crudelyDiffers(Cells cells) {
        if (StratifiedDifference.between(cells, TwoVersionFleet.ARMS, TwoVersionFleet.FLEET)
                instanceof Known<Comparison>(Comparison comparison)) {
            Arm one = comparison.candidate();
            Arm other = comparison.baseline();
            double error = Math.sqrt(one.crude() * (1 - one.crude()) / one.sessions()
                    + other.crude() * (1 - other.crude()) / other.sessions());
            return Math.abs(one.crude() - other.crude()) > NORMAL * error;
        }
        return false;
    }
}
