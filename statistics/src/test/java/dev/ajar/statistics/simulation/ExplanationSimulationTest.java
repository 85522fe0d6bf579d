package dev.ajar.statistics.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.explanation.Change;
import dev.ajar.statistics.explanation.Cluster;
import dev.ajar.statistics.explanation.ExplainDrop;
import dev.ajar.statistics.explanation.Explanation;
import dev.ajar.statistics.explanation.Value;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/// What is named as the reason where there is none, and whether the bad lot is named where there is one.
class ExplanationSimulationTest {

    private static final int DRAWS = 199;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    @Test
    void where_nothing_is_wrong_a_value_is_named_in_one_of_twenty_searches() {
        double named = Repetitions.of(500, 51)
                .share(random ->
                        explained(Dimensions.locks(random, 0), random.nextLong()) instanceof Explanation.StandsOut);

        assertThat(named).isBetween(0.035, 0.065);
    }

    @Test
    void tests_by_session_name_one_nearly_always() {
        Repetitions repetitions = Repetitions.of(100, 52);

        assertThat(repetitions.share(random -> smallest(Dimensions.locks(random, 0))[0] < 0.05))
                .as("a p value below 0.05")
                .isGreaterThan(0.98);
        assertThat(repetitions.share(random -> benjaminiHochberg(smallest(Dimensions.locks(random, 0)))))
                .as("with the false discovery rate held, as is thought")
                .isGreaterThan(0.9);
    }

    @Test
    void a_bad_lot_is_named() {
        double named = Repetitions.of(60, 53).share(random -> {
            Explanation explanation = explained(Dimensions.locks(random, 0.16), random.nextLong());
            return explanation instanceof Explanation.StandsOut standsOut
                    && standsOut.findings().getFirst().value().equals(new Value(Dimensions.LOT, Dimensions.BAD_LOT));
        });

        assertThat(named).isGreaterThan(0.8);
    }

    private static Explanation explained(List<Cluster> locks, long seed) {
        return ExplainDrop.of(locks, 0.05, DRAWS, seed).orThrow();
    }

    /// P values of all values by session, one-sided, in order: differences in differences against the rest.
    private static double[] smallest(List<Cluster> locks) {
        SortedMap<Value, Change> values = new TreeMap<>();
        Change all = Change.NONE;
        for (Cluster lock : locks) {
            all = all.plus(lock.counts());
            lock.values()
                    .forEach((dimension, value) ->
                            values.merge(new Value(dimension, value), lock.counts(), Change::plus));
        }
        Change whole = all;
        return values.values().stream()
                .mapToDouble(counts -> pValue(counts, rest(whole, counts)))
                .sorted()
                .toArray();
    }

    private static Change rest(Change whole, Change one) {
        return new Change(
                whole.goodBefore() - one.goodBefore(),
                whole.badBefore() - one.badBefore(),
                whole.goodAfter() - one.goodAfter(),
                whole.badAfter() - one.badAfter());
    }

    private static double pValue(Change one, Change rest) {
        double variance = variance(one.rateBefore(), one.before())
                + variance(one.rateAfter(), one.after())
                + variance(rest.rateBefore(), rest.before())
                + variance(rest.rateAfter(), rest.after());
        return NORMAL.survivalProbability((one.rise() - rest.rise()) / Math.sqrt(variance));
    }

    private static double variance(double rate, long sessions) {
        return rate * (1 - rate) / sessions;
    }

    private static boolean benjaminiHochberg(double[] sorted) {
        return Arrays.stream(sorted).anyMatch(p -> p * sorted.length <= 0.05 * (1 + Arrays.binarySearch(sorted, p)));
    }
}
