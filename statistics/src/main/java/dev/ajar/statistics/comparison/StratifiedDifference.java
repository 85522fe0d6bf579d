package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.Estimate;
import dev.ajar.statistics.Interval;
import dev.ajar.statistics.proportion.ClusteredProportion;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.TDistribution;

/// The difference of two groups' failure rates, weighted to the fleet's mix, with a standard error that knows of
/// clusters.
///
///     Δ = Σ_s W_s (p_{s,candidate} − p_{s,baseline}),  W_s = share of the fleet's sessions in stratum s
///     interval: Δ ± t_df · SE, SE and df by CR2 (formulas at [Spread])
///
/// One estimator for parallel groups and for crossover: a cluster seen on both sides adds one influence, so what
/// pairing gains is in it. Strata that both sides do not have with two clusters each are left out, the weights of the
/// rest are divided by their sum, and [Coverage] says so.
///
/// - **Units:** rates of failure, 0…1; differences −1…1, above 0 where the candidate is worse.
/// - **Source:** post-stratification: L. W. Miratrix, J. S. Sekhon, B. Yu, J. R. Stat. Soc. B 75 (2013) 369–396. CR2
///   and degrees of freedom: R. M. Bell, D. F. McCaffrey, Survey Methodology 28 (2002) 169–181; J. E. Pustejovsky, E.
///   Tipton, J. Bus. Econ. Stat. 36 (2018) 672–683. Two-way: A. C. Cameron, J. B. Gelbach, D. L. Miller, J. Bus. Econ.
///   Stat. 29 (2011) 238–249. Equals clubSandwich 0.5.8 (`vcovCR` "CR2", `linear_contrast`) to ten digits.
/// - **Assumes:** clusters are independent of each other, and are what was assigned; both sides ran at the same time;
///   within a stratum a cluster might as well have been on the other side.
/// - **Fails:** with the wrong cluster (firmware clustered by person: up to 37 % false alarms instead of 5 %); with
///   fewer than about 10 clusters a side or 10 failures (use [PermutationTest] and [SignFlips]); for what happens to
///   many clusters at once, an outage of a server.
public final class StratifiedDifference {

    /// How alike sessions of one cluster are taken to be where clusters show nothing themselves.
    public static final double PLANNED_CORRELATION = ClusteredProportion.PLANNED_CORRELATION;

    private static final String METHOD =
            "post-stratified risk difference, cluster-robust (CR2), Bell–McCaffrey degrees of freedom";

    private StratifiedDifference() {}

    /// Compares at 95 %.
    public static Answer<Comparison> between(Cells cells, Arms arms, FleetShares fleet) {
        return between(cells, arms, fleet, 0.95);
    }

    /// Compares.
    ///
    /// @param level of the intervals, above 0 and below 1
    public static Answer<Comparison> between(Cells cells, Arms arms, FleetShares fleet, double level) {
        if (!(level > 0 && level < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "level %s: expected is above 0 and below 1, mostly 0.95".formatted(level));
        }
        ArmSums sums = ArmSums.of(cells, arms);
        return weights(sums, arms, fleet).map(weights -> compared(sums, arms, fleet, weights, level));
    }

    /// Compares at 95 % where sessions belong to clusters of two kinds that cross, say a lock and a person:
    /// `V = V_lock + V_person − V_both`, and never less than either alone.
    ///
    /// @param byOne cells by the first kind
    /// @param byOther the same sessions by the second kind
    /// @param byBoth the same sessions by pairs of both
    public static Answer<Comparison> between(
            Cells byOne, Cells byOther, Cells byBoth, Arms arms, FleetShares fleet, double level) {
        return between(byOne, arms, fleet, level)
                .then(one -> between(byOther, arms, fleet, level)
                        .then(other ->
                                between(byBoth, arms, fleet, level).then(both -> TwoWay.joined(one, other, both))));
    }

    /// What each cluster adds to the difference: parts of 1 (uncorrected, CR0), in the order of names. They add up to
    /// zero; those far from it are the clusters the answer hangs on.
    public static Answer<SequencedMap<String, Double>> influences(Cells cells, Arms arms, FleetShares fleet) {
        ArmSums sums = ArmSums.of(cells, arms);
        return weights(sums, arms, fleet).map(weights -> influences(sums, weights));
    }

    private static SequencedMap<String, Double> influences(ArmSums sums, double[] weights) {
        Cells cells = sums.cells();
        TreeMap<String, Double> influences = new TreeMap<>();
        for (int at = 0; at < cells.size(); at++) {
            double weight = sums.side(at) < 0 ? 0 : weights[cells.stratum(at)];
            if (weight > 0) {
                int column = sums.column(at);
                double part = weight * (cells.bad(at) - sums.rate(column) * cells.sessions(at)) / sums.sessions[column];
                influences.merge(
                        cells.clusters().get(cells.cluster(at)),
                        sums.side(at) == ArmSums.CANDIDATE ? part : -part,
                        Double::sum);
            }
        }
        return Collections.unmodifiableSequencedMap(influences);
    }

    /// Weights of the comparable strata, adding up to 1.
    static Answer<double[]> weights(ArmSums sums, Arms arms, FleetShares fleet) {
        for (int side : new int[] {ArmSums.CANDIDATE, ArmSums.BASELINE}) {
            if (sums.sessionsOf(side) == 0) {
                return Answer.unknown(
                        Why.NO_DATA,
                        "no session of %s \"%s\"; there are sessions of: %s"
                                .formatted(
                                        side == ArmSums.CANDIDATE ? "candidate" : "baseline",
                                        side == ArmSums.CANDIDATE ? arms.candidate() : arms.baseline(),
                                        sums.cells().groups().isEmpty()
                                                ? "none"
                                                : String.join(", ", sums.cells().groups())));
            }
            if (sums.clustersOfSide[side] < ArmSums.LEAST_CLUSTERS) {
                return Answer.unknown(
                        Why.TOO_FEW_CLUSTERS,
                        "\"%s\" has sessions of one cluster only: at least 2 are needed to see how much clusters differ, 6 for a verdict"
                                .formatted(side == ArmSums.CANDIDATE ? arms.candidate() : arms.baseline()));
            }
        }
        double[] weights = new double[sums.strata()];
        double sum = 0;
        for (int stratum = 0; stratum < weights.length; stratum++) {
            if (sums.comparable(stratum)) {
                weights[stratum] = fleet.of(sums.cells().strata().get(stratum));
                sum += weights[stratum];
            }
        }
        if (!(sum > 0)) {
            return Answer.unknown(
                    Why.NO_COMMON_STRATUM,
                    "no stratum of the fleet has sessions of two clusters of both \"%s\" and \"%s\"; %s"
                            .formatted(arms.candidate(), arms.baseline(), seen(sums)));
        }
        for (int stratum = 0; stratum < weights.length; stratum++) {
            weights[stratum] /= sum;
        }
        return Answer.known(weights);
    }

    private static String seen(ArmSums sums) {
        List<String> names = sums.cells().strata();
        return "clusters of both: "
                + String.join(
                        ", ",
                        java.util.stream.IntStream.range(0, Math.min(names.size(), 5))
                                .mapToObj(stratum -> "%s and %s in \"%s\""
                                        .formatted(
                                                sums.clusters[2 * stratum + 1],
                                                sums.clusters[2 * stratum],
                                                names.get(stratum)))
                                .toList());
    }

    private static Comparison compared(ArmSums sums, Arms arms, FleetShares fleet, double[] weights, double level) {
        Spread spread = new Spread(sums, weights);
        double candidate = standardised(sums, weights, ArmSums.CANDIDATE);
        double baseline = standardised(sums, weights, ArmSums.BASELINE);
        double difference = candidate - baseline;
        double missing = PlanningFloor.missing(sums, weights, spread);
        double variance = spread.corrected + missing;
        double error = Math.sqrt(variance);
        double t = TDistribution.of(spread.degreesOfFreedom).inverseSurvivalProbability((1 - level) / 2);
        long sessions = sessions(sums, weights);
        double effect = Math.max(1, variance / independent(sums, weights));
        StandardErrors errors = new StandardErrors(
                error,
                Math.sqrt(spread.plain),
                Math.sqrt(spread.plain * spread.clusters / (spread.clusters - 1.0)),
                Math.sqrt(spread.corrected));
        Estimate estimate = new Estimate(
                difference,
                new Interval(difference - t * error, difference + t * error, level).within(-1, 1),
                spread.clusters,
                sessions / effect,
                effect,
                spread.degreesOfFreedom,
                METHOD,
                assumptions(missing > 0));
        return new Comparison(
                arms,
                estimate,
                errors,
                arm(sums, arms.candidate(), ArmSums.CANDIDATE, candidate),
                arm(sums, arms.baseline(), ArmSums.BASELINE, baseline),
                ratio(spread, missing, candidate, baseline, t, level),
                SimpsonGuard.of(sums, difference),
                Forest.of(sums, weights, spread, level),
                Heterogeneity.of(sums, weights, spread),
                Coverage.of(sums, fleet, weights, difference),
                Balance.of(sums, fleet, weights),
                PlanningFloor.planned(sums, weights, ArmSums.CANDIDATE));
    }

    private static List<String> assumptions(boolean planned) {
        String[] always = {
            "Clusters are independent of each other, and each was given its version as a whole.",
            "Both versions ran at the same time.",
            "Within a stratum, those who had the candidate stand for the fleet."
        };
        if (!planned) {
            return List.of(always);
        }
        String[] more = Arrays.copyOf(always, always.length + 1);
        more[always.length] =
                "Clusters of one side show no variance, so its sessions are taken to be as alike as planned (correlation "
                        + PLANNED_CORRELATION + ").";
        return List.of(more);
    }

    private static Arm arm(ArmSums sums, String name, int side, double standardised) {
        return new Arm(name, sums.clustersOfSide[side], sums.sessionsOf(side), sums.badOf(side), standardised);
    }

    static double standardised(ArmSums sums, double[] weights, int side) {
        double rate = 0;
        for (int stratum = 0; stratum < weights.length; stratum++) {
            if (weights[stratum] > 0) {
                rate += weights[stratum] * sums.rate(2 * stratum + side);
            }
        }
        return rate;
    }

    private static long sessions(ArmSums sums, double[] weights) {
        long sessions = 0;
        for (int stratum = 0; stratum < weights.length; stratum++) {
            if (weights[stratum] > 0) {
                sessions += sums.sessions[2 * stratum] + sums.sessions[2 * stratum + 1];
            }
        }
        return sessions;
    }

    /// Variance of the difference if all sessions were independent.
    private static double independent(ArmSums sums, double[] weights) {
        double variance = 0;
        double smoothed = 0;
        for (int column = 0; column < 2 * weights.length; column++) {
            double weight = weights[column / 2] * weights[column / 2];
            if (weight > 0) {
                double rate = sums.rate(column);
                variance += weight * rate * (1 - rate) / sums.sessions[column];
                smoothed += weight * Forest.independent(sums, column);
            }
        }
        return variance > 0 ? variance : smoothed;
    }

    private static Answer<RelativeRisk> ratio(
            Spread spread, double missing, double candidate, double baseline, double t, double level) {
        if (candidate == 0 || baseline == 0) {
            return Answer.unknown(
                    Why.NO_CONTRAST,
                    "how many times as often needs failures on both sides: the %s has none"
                            .formatted(candidate == 0 ? "candidate" : "baseline"));
        }
        double error = Math.sqrt(Math.max(
                0,
                spread.candidate / (candidate * candidate)
                        + spread.baseline / (baseline * baseline)
                        + (missing - 2 * spread.together) / (candidate * baseline)));
        return Answer.known(RelativeRisk.of(candidate / baseline, error, t, level));
    }
}
