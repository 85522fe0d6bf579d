package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.Interval;
import java.util.Collection;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;

/// Whether sessions per lock and day are the same on both sides. A rate of failure hides sessions that never arrive: a
/// version that crashes before the first event looks perfect.
///
/// With sessions n and days d of a cluster, R = Σn/Σd a side: `log(R₁/R₀)` with influences
/// `(n−R₁d)/Σn` minus `(n−R₀d)/Σn` summed by cluster, variance `m/(m−1) Σu²` (linearisation of a ratio; W. G. Cochran,
/// *Sampling Techniques*, 1977, section 6), Student's t with two degrees less than the clusters. Rough below about 10
/// clusters a side.
///
/// @param candidate sessions per lock-day
/// @param baseline sessions per lock-day
/// @param ratio candidate to baseline
/// @param interval of the ratio, at 99.9 %
/// @param p two-sided
public record VolumeGuard(double candidate, double baseline, double ratio, Interval interval, double p) {

    private static final double RATIO_REACH = 600;

    /// Holds both sides' volumes against each other.
    ///
    /// @param exposures each cluster's days on each side; those of other groups are left alone
    public static Answer<VolumeGuard> of(Cells cells, Collection<Exposure> exposures, Arms arms) {
        TreeMap<String, double[]> clusters = new TreeMap<>();
        for (Exposure exposure : exposures) {
            int side = side(exposure.group(), arms);
            if (side < 0) {
                continue;
            }
            if (!(exposure.days() >= 0) || Double.isInfinite(exposure.days())) {
                return Answer.unknown(
                        Why.ABSURD_SETTING,
                        "cluster \"%s\" had \"%s\" for %s days: expected is zero or more"
                                .formatted(exposure.cluster(), exposure.group(), exposure.days()));
            }
            clusters.computeIfAbsent(exposure.cluster(), ignored -> new double[4])[2 + side] += exposure.days();
        }
        for (int at = 0; at < cells.size(); at++) {
            int side = side(cells.groups().get(cells.group(at)), arms);
            if (side >= 0) {
                String name = cells.clusters().get(cells.cluster(at));
                double[] counts = clusters.getOrDefault(name, new double[4]);
                if (counts[2 + side] == 0) {
                    return Answer.unknown(
                            Why.ABSURD_COUNTS,
                            "cluster \"%s\" has sessions of \"%s\" but no days of it"
                                    .formatted(name, cells.groups().get(cells.group(at))));
                }
                counts[side] += cells.sessions(at);
            }
        }
        return held(clusters, arms);
    }

    private static int side(String group, Arms arms) {
        return group.equals(arms.candidate())
                ? ArmSums.CANDIDATE
                : group.equals(arms.baseline()) ? ArmSums.BASELINE : -1;
    }

    private static Answer<VolumeGuard> held(TreeMap<String, double[]> clusters, Arms arms) {
        double[] sums = new double[4];
        for (double[] counts : clusters.values()) {
            for (int at = 0; at < sums.length; at++) {
                sums[at] += counts[at];
            }
        }
        if (!(sums[0] > 0 && sums[1] > 0)) {
            return Answer.unknown(
                    Why.NO_DATA,
                    "%s sessions of \"%s\" and %s of \"%s\": volumes are compared when both have some"
                            .formatted(
                                    Words.atLeast(sums[1]), arms.candidate(), Words.atLeast(sums[0]), arms.baseline()));
        }
        int count = clusters.size();
        if (count < 3) {
            return Answer.unknown(
                    Why.TOO_FEW_CLUSTERS, "%s clusters in all: volumes are compared from 3 on".formatted(count));
        }
        double baseline = sums[0] / sums[2];
        double candidate = sums[1] / sums[3];
        double squares = 0;
        for (double[] counts : clusters.values()) {
            double influence =
                    (counts[1] - candidate * counts[3]) / sums[1] - (counts[0] - baseline * counts[2]) / sums[0];
            squares += influence * influence;
        }
        double error = Math.sqrt(squares * count / (count - 1.0));
        double log = Math.log(candidate / baseline);
        TDistribution t = TDistribution.of(count - 2);
        double reach =
                Math.min(error * t.inverseSurvivalProbability(SampleRatio.LEVEL / 2), RATIO_REACH - Math.abs(log));
        double p = error > 0
                ? Math.min(1, 2 * t.survivalProbability(Math.abs(log) / error))
                : candidate == baseline ? 1 : 0;
        return Answer.known(new VolumeGuard(
                candidate,
                baseline,
                candidate / baseline,
                new Interval(Math.exp(log - reach), Math.exp(log + reach), 1 - SampleRatio.LEVEL),
                p));
    }

    /// The verdict is void.
    public boolean fired() {
        return p < SampleRatio.LEVEL;
    }
}
