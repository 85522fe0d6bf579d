package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cells;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/// The randomisation test of a crossover: had a cluster had its versions the other way round, its difference would have
/// the other sign. R. A. Fisher, *The Design of Experiments* (1935), section 21. All sign patterns are gone through if
/// at most 20 differences are not zero (over a million), else patterns are drawn from the seed.
public final class SignFlips {

    private static final int MOST_EXACT = 20;
    private static final String METHOD = "sign flips by cluster";

    private SignFlips() {}

    /// Tests whether the mean of differences is zero.
    ///
    /// @param differences one for each cluster, candidate minus baseline
    /// @param seed of the draws, if there are any
    public static Answer<RandomisationTest> of(double[] differences, long seed) {
        double scale = Arrays.stream(differences).map(Math::abs).sum();
        if (differences.length == 0 || !Double.isFinite(scale)) {
            return Answer.unknown(
                    Why.NO_DATA, "%s differences, sum %s: nothing to flip".formatted(differences.length, scale));
        }
        double[] rest = Arrays.stream(differences).filter(one -> one != 0).toArray();
        double slack = RandomisationTest.ROUNDING * scale;
        double sum = Arrays.stream(rest).sum();
        boolean exact = rest.length <= MOST_EXACT;
        long[] counts = exact ? all(rest, sum, slack) : drawn(rest, sum, slack, seed);
        return Answer.known(new RandomisationTest(
                sum / differences.length,
                (double) counts[0] / counts[2],
                (double) counts[1] / counts[2],
                exact ? Math.scalb(1.0, differences.length) : counts[2],
                exact,
                METHOD));
    }

    /// Tests clusters that were seen on both sides: the mean of their differences, each stratum with its share of the
    /// fleet. Others are left out.
    public static Answer<RandomisationTest> of(Cells cells, Arms arms, FleetShares fleet, long seed) {
        ArmSums sums = ArmSums.of(cells, arms);
        double[] differences = new double[cells.clusters().size()];
        int[] pairs = pairs(sums);
        double share = 0;
        for (int stratum = 0; stratum < pairs.length; stratum++) {
            share += pairs[stratum] > 0 ? fleet.of(cells.strata().get(stratum)) : 0;
        }
        if (!(share > 0)) {
            return Answer.unknown(
                    Why.NO_COMMON_STRATUM,
                    "no cluster has sessions of both \"%s\" and \"%s\" in a stratum of the fleet"
                            .formatted(arms.candidate(), arms.baseline()));
        }
        boolean[] paired = new boolean[differences.length];
        for (int at = 1; at < cells.size(); at++) {
            if (pair(sums, at)) {
                double one = difference(sums, at);
                int stratum = cells.stratum(at);
                double weight = fleet.of(cells.strata().get(stratum)) / share;
                differences[cells.cluster(at)] += weight * one / pairs[stratum];
                paired[cells.cluster(at)] = true;
            }
        }
        int count = 0;
        double[] used = new double[differences.length];
        for (int cluster = 0; cluster < differences.length; cluster++) {
            if (paired[cluster]) {
                used[count++] = differences[cluster];
            }
        }
        int clusters = count;
        return of(Arrays.copyOf(used, count), seed)
                .map(test -> new RandomisationTest(
                        test.statistic() * clusters,
                        test.p(),
                        test.pWorse(),
                        test.arrangements(),
                        test.exact(),
                        test.method()));
    }

    private static int[] pairs(ArmSums sums) {
        int[] pairs = new int[sums.strata()];
        for (int at = 1; at < sums.cells().size(); at++) {
            if (pair(sums, at)) {
                pairs[sums.cells().stratum(at)]++;
            }
        }
        return pairs;
    }

    /// Whether this cell's cluster has the other side in the same stratum, before it.
    private static boolean pair(ArmSums sums, int at) {
        return sums.side(at) >= 0 && other(sums, at) >= 0;
    }

    private static double difference(ArmSums sums, int at) {
        Cells cells = sums.cells();
        int other = other(sums, at);
        double one = (double) cells.bad(at) / cells.sessions(at) - (double) cells.bad(other) / cells.sessions(other);
        return sums.side(at) == ArmSums.CANDIDATE ? one : -one;
    }

    private static int other(ArmSums sums, int at) {
        Cells cells = sums.cells();
        for (int before = at - 1;
                before >= 0 && cells.cluster(before) == cells.cluster(at) && cells.stratum(before) == cells.stratum(at);
                before--) {
            if (sums.side(before) >= 0) {
                return before;
            }
        }
        return -1;
    }

    /// Goes through all patterns, one flip at a time (Gray's code).
    private static long[] all(double[] differences, double sum, double slack) {
        long patterns = 1L << differences.length;
        double[] signed = differences.clone();
        double now = sum;
        long further = 0;
        long worse = 0;
        for (long pattern = 1; pattern <= patterns; pattern++) {
            further += Math.abs(now) >= Math.abs(sum) - slack ? 1 : 0;
            worse += now >= sum - slack ? 1 : 0;
            if (pattern < patterns) {
                int flip = Long.numberOfTrailingZeros(pattern);
                now -= 2 * signed[flip];
                signed[flip] = -signed[flip];
            }
        }
        return new long[] {further, worse, patterns};
    }

    private static long[] drawn(double[] differences, double sum, double slack, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        long further = 1;
        long worse = 1;
        for (int draw = 0; draw < RandomisationTest.DRAWS; draw++) {
            double now = 0;
            for (double difference : differences) {
                now += random.nextBoolean() ? difference : -difference;
            }
            further += Math.abs(now) >= Math.abs(sum) - slack ? 1 : 0;
            worse += now >= sum - slack ? 1 : 0;
        }
        return new long[] {further, worse, RandomisationTest.DRAWS + 1L};
    }
}
