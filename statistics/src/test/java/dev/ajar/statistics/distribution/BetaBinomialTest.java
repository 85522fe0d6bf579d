package dev.ajar.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BetaBinomialTest {

    @Test
    void a_flat_belief_makes_every_count_alike() {
        BetaBinomial flat = new BetaBinomial(9, 1, 1);

        for (int failures = 0; failures <= 9; failures++) {
            assertThat(Math.exp(flat.logProbability(failures))).isCloseTo(0.1, within(1e-13));
            assertThat(flat.atMost(failures)).isCloseTo((failures + 1) / 10.0, within(1e-13));
            assertThat(flat.atLeast(failures)).isCloseTo(1 - failures / 10.0, within(1e-13));
        }
        assertThat(flat.logProbability(10)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void sessions_that_are_hardly_alike_are_nearly_binomial() {
        assertThat(BetaBinomial.of(50, 0.02, 1e-9).atLeast(4))
                .isCloseTo(BinomialDistribution.of(50, 0.02).survivalProbability(3), within(1e-6));
    }
}
