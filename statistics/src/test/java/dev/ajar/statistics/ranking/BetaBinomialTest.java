package dev.ajar.statistics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Answer.Unknown;
import dev.ajar.statistics.Answer.Why;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BetaBinomialTest {

    /// Tumors in 71 groups of rats: Tarone 1982; Gelman et al., Bayesian Data Analysis 3, table 5.1.
    private static final double[] TUMORS = {
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 5, 2, 5, 3, 2,
        7, 7, 3, 3, 2, 9, 10, 4, 4, 4, 4, 4, 4, 4, 10, 4, 4, 4, 5, 11, 12, 5, 5, 6, 5, 6, 6, 6, 6, 16, 15, 15, 9, 4
    };

    private static final double[] RATS = {
        20, 20, 20, 20, 20, 20, 20, 19, 19, 19, 19, 18, 18, 17, 20, 20, 20, 20, 19, 19, 18, 18, 25, 24, 23, 20, 20, 20,
                20, 20,
        20, 10, 49, 19, 46, 27, 17, 49, 47, 20, 20, 13, 48, 50, 20, 20, 20, 20, 20, 20, 20, 48, 19, 19, 19, 22, 46, 49,
                20, 20,
        23, 19, 22, 20, 20, 20, 52, 46, 47, 24, 14
    };

    @Test
    void rats_have_the_prior_of_the_books() {
        // of the 70 groups before the last one, as in BayesGOF (by moments BDA3 has 1.4 and 8.6)
        Beta beta = BetaBinomial.fit(without(TUMORS), without(RATS)).orThrow();

        assertThat(beta.alpha()).isCloseTo(2.30478, within(5e-5));
        assertThat(beta.beta()).isCloseTo(14.07981, within(5e-4));
        assertThat(new Beta(1.356, 8.615).after(4, 14).mean()).isCloseTo(0.223, within(5e-4));
    }

    private static double[] without(double[] last) {
        return Arrays.copyOf(last, last.length - 1);
    }

    @Test
    void it_is_a_place_from_which_no_way_leads_up() {
        Beta beta = BetaBinomial.fit(TUMORS, RATS).orThrow();
        double top = logLikelihood(beta);

        assertThat(logLikelihood(new Beta(beta.alpha() * 1.001, beta.beta()))).isLessThan(top);
        assertThat(logLikelihood(new Beta(beta.alpha() / 1.001, beta.beta()))).isLessThan(top);
        assertThat(logLikelihood(new Beta(beta.alpha(), beta.beta() * 1.001))).isLessThan(top);
        assertThat(logLikelihood(new Beta(beta.alpha(), beta.beta() / 1.001))).isLessThan(top);
    }

    private static double logLikelihood(Beta beta) {
        double sum = 0;
        for (int at = 0; at < TUMORS.length; at++) {
            sum += RisingFactorial.log(beta.alpha(), TUMORS[at])
                    + RisingFactorial.log(beta.beta(), RATS[at] - TUMORS[at])
                    - RisingFactorial.log(beta.weight(), RATS[at]);
        }
        return sum;
    }

    @Test
    void units_that_differ_less_than_chance_makes_them_are_all_alike() {
        Beta beta = BetaBinomial.fit(new double[] {5, 5, 5, 5}, new double[] {50, 50, 50, 50})
                .orThrow();

        assertThat(beta.weight()).isCloseTo(1e6, within(1.0));
        assertThat(beta.mean()).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void units_that_are_good_or_bad_for_ever_are_as_different_as_can_be() {
        Beta beta = BetaBinomial.fit(new double[] {0, 20, 0, 30}, new double[] {20, 20, 40, 30})
                .orThrow();

        assertThat(beta.weight()).isPositive().isLessThan(0.1);
        assertThat(beta.mean()).isBetween(0.3, 0.7);
    }

    @Test
    void of_nothing_bad_nothing_is_learned() {
        assertThat(BetaBinomial.fit(new double[] {0, 0}, new double[] {20, 30}))
                .isEqualTo(new Unknown<Beta>(
                        Why.NO_CONTRAST, "All 50 sessions of 2 units were good: no unit differs from another"));
    }

    @Test
    void logarithms_of_rising_factorials_are_right_however_large_x_is() {
        // 12 · 13 · … · 61, taken factor by factor
        double slow = 0;
        double slope = 0;
        double curvature = 0;
        for (int factor = 12; factor <= 61; factor++) {
            slow += Math.log(factor);
            slope += 1.0 / factor;
            curvature -= 1.0 / factor / factor;
        }
        assertThat(RisingFactorial.log(12, 50)).isCloseTo(slow, within(1e-12));
        assertThat(RisingFactorial.slope(12, 50)).isCloseTo(slope, within(1e-12));
        assertThat(RisingFactorial.curvature(12, 50)).isCloseTo(curvature, within(1e-12));
        assertThat(new Factors(12).log(50)).isCloseTo(slow, within(1e-12));
        assertThat(RisingFactorial.log(0.25, 41)).isCloseTo(new Factors(0.25).log(41), within(1e-12));
        assertThat(RisingFactorial.log(1e6, 50) - 50 * Math.log(1e6)).isCloseTo(49 * 50 / 2 / 1e6, within(1e-7));
        assertThat(RisingFactorial.log(3, 2.5)).isCloseTo(Math.log(52.34277778 / 2), within(1e-9));
    }
}
