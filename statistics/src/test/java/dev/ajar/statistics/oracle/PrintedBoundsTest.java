package dev.ajar.statistics.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.sequential.GroupSequential;
import dev.ajar.statistics.sequential.Sides;
import dev.ajar.statistics.sequential.Spending;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers that are printed in books and papers, or in our own design, and are in no file of oracles.
class PrintedBoundsTest {

    @ParameterizedTest
    @CsvSource({"5, 1.025", "7, 1.032", "14, 1.042"})
    void what_looks_cost_in_sample_size(int looks, double factor) {
        double[] fractions = IntStream.rangeClosed(1, looks)
                .mapToDouble(look -> (double) look / looks)
                .toArray();

        assertThat(GroupSequential.at(0.025, Spending.OBRIEN_FLEMING, Sides.ONE, fractions)
                        .orThrow()
                        .inflation(0.8))
                .isCloseTo(factor, within(5e-4));
    }

    /// Armitage, McPherson & Rowe 1969, table 2.
    @ParameterizedTest
    @CsvSource({"1, .050", "2, .083", "3, .107", "4, .126", "5, .142", "10, .193", "20, .248", "50, .320", "100, .374"})
    void looking_again_and_again_at_five_per_cent(int looks, double wrong) {
        assertThat(ClassicalBounds.peeking(1.959964, looks)).isCloseTo(wrong, within(5e-4));
    }

    @Test
    void evidence_obeys_ville_and_exact_tests_do_not_when_looked_at_each_time() {
        BetaMixture one = new BetaMixture(0.01, 1, 1);
        BetaMixture two = new BetaMixture(0.02, 1, 1);

        assertThat(one.everReaches(500, 0.05)).isCloseTo(0.0165, within(5e-5));
        assertThat(two.everReaches(1_000, 0.05)).isCloseTo(0.0295, within(5e-5));
        assertThat(one.everSignificant(500, 0.05)).isCloseTo(0.183, within(5e-4));
    }
}
