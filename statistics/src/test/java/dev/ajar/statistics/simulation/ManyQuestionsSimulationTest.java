package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.multiplicity.DiscoveryList;
import dev.ajar.statistics.multiplicity.NullShare;
import dev.ajar.statistics.multiplicity.PValues;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/// 1,000 lots, of which 50 are bad by three standard errors: what share of those named is named wrongly.
class ManyQuestionsSimulationTest {

    private static final int LOTS = 1_000;
    private static final int BAD = 50;
    private static final double SHIFT = 3;
    private static final int REPETITIONS = 400;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    @Test
    void who_names_every_lot_below_five_percent_is_wrong_every_other_time() {
        assertThat(falseShare(values -> below(values, 0.05))).isGreaterThan(0.45);
    }

    @Test
    void benjamini_and_hochbergs_list_is_wrong_as_often_as_it_says() {
        assertThat(falseShare(values -> below(values.benjaminiHochberg(), 0.1))).isBetween(0.08, 0.11);
    }

    @Test
    void q_values_spend_what_is_left() {
        assertThat(falseShare(values -> below(
                        values.storey(NullShare.smoothed(values).orThrow()).orThrow(), 0.1)))
                .isBetween(0.085, 0.115);
    }

    @Test
    void holm_hardly_ever_names_a_good_lot() {
        double wrong = Repetitions.of(REPETITIONS, 4)
                .share(random -> below(of(scores(random)).holm(), 0.05).stream().anyMatch(lot -> lot >= BAD));
        assertThat(wrong).isLessThanOrEqualTo(0.085);
    }

    @Test
    void a_list_by_right_probabilities_is_wrong_no_more_often_than_it_says() {
        double wrong = Repetitions.of(REPETITIONS, 5).mean(random -> {
            double[] scores = scores(random);
            double[] probabilities = new double[LOTS];
            for (int lot = 0; lot < LOTS; lot++) {
                double bad = BAD * NORMAL.density(scores[lot] - SHIFT);
                probabilities[lot] = bad / (bad + (LOTS - BAD) * NORMAL.density(scores[lot]));
            }
            return wrong(DiscoveryList.of(probabilities, 0.1).orThrow().places());
        });
        assertThat(wrong).isBetween(0.08, 0.105);
    }

    private static double falseShare(Function<PValues, List<Integer>> naming) {
        return Repetitions.of(REPETITIONS, 3).mean(random -> wrong(naming.apply(of(scores(random)))));
    }

    /// The bad lots come first.
    private static double[] scores(UniformRandomProvider random) {
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] scores = new double[LOTS];
        for (int lot = 0; lot < LOTS; lot++) {
            scores[lot] = normal.sample() + (lot < BAD ? SHIFT : 0);
        }
        return scores;
    }

    private static PValues of(double[] scores) {
        double[] values = new double[scores.length];
        for (int lot = 0; lot < scores.length; lot++) {
            values[lot] = NORMAL.survivalProbability(scores[lot]);
        }
        return PValues.of(values).orThrow();
    }

    private static List<Integer> below(PValues values, double level) {
        List<Integer> named = new ArrayList<>();
        for (int lot = 0; lot < values.size(); lot++) {
            if (values.at(lot) <= level) {
                named.add(lot);
            }
        }
        return named;
    }

    private static double wrong(List<Integer> named) {
        long wrong = named.stream().filter(lot -> lot >= BAD).count();
        return named.isEmpty() ? 0 : (double) wrong / named.size();
    }
}
