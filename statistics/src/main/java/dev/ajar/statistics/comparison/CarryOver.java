package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/// Whether a crossover's difference is another in its second period: the sign that the first version was still at work
/// (period × arm). The contrast of both periods' standardised differences, clustered like the difference itself.
///
/// It has little power: a large p is no proof that nothing carries over (P. R. Freeman, Statistics in Medicine 8, 1989,
/// 1421–1432). Where it is plausible, use the first period only.
///
/// @param change second period's difference minus the first's
/// @param standardError CR2
/// @param degreesOfFreedom Bell–McCaffrey
/// @param interval of the change
/// @param p two-sided
public record CarryOver(double change, double standardError, double degreesOfFreedom, Interval interval, double p) {

    /// Tests whether the difference changed.
    ///
    /// @param first cells of the first period
    /// @param second cells of the second period, of the same clusters
    /// @param level of the interval, above 0 and below 1
    public static Answer<CarryOver> between(Cells first, Cells second, Arms arms, FleetShares fleet, double level) {
        if (!(level > 0 && level < 1)) {
            return Answer.unknown(Why.ABSURD_SETTING, "level %s: expected is above 0 and below 1".formatted(level));
        }
        List<Cell> cells = new ArrayList<>();
        add(cells, first, "1");
        add(cells, second, "2");
        return Cells.of(cells).then(both -> tested(both, arms, fleet, level));
    }

    private static void add(List<Cell> cells, Cells period, String name) {
        for (int at = 0; at < period.size(); at++) {
            cells.add(new Cell(
                    period.clusters().get(period.cluster(at)),
                    name + period.strata().get(period.stratum(at)),
                    period.groups().get(period.group(at)),
                    period.good(at),
                    period.bad(at)));
        }
    }

    private static Answer<CarryOver> tested(Cells both, Arms arms, FleetShares fleet, double level) {
        ArmSums sums = ArmSums.of(both, arms);
        List<String> strata = both.strata();
        double[] weights = new double[strata.size()];
        double all = 0;
        double change = 0;
        for (int stratum = 0; stratum < weights.length; stratum++) {
            String name = strata.get(stratum).substring(1);
            int twin = strata.indexOf((strata.get(stratum).startsWith("1") ? "2" : "1") + name);
            if (twin >= 0 && sums.comparable(stratum) && sums.comparable(twin)) {
                double share = fleet.of(name);
                weights[stratum] = twin > stratum ? -share : share;
                all += share / 2;
            }
        }
        if (!(all > 0)) {
            return Answer.unknown(
                    Why.NO_COMMON_STRATUM,
                    "no stratum of the fleet has two clusters of both \"%s\" and \"%s\" in both periods"
                            .formatted(arms.candidate(), arms.baseline()));
        }
        for (int stratum = 0; stratum < weights.length; stratum++) {
            weights[stratum] /= all;
            change += weights[stratum] * (sums.rate(2 * stratum + 1) - sums.rate(2 * stratum));
        }
        Spread spread = new Spread(sums, weights);
        double error = Math.sqrt(spread.corrected);
        if (!(error > 1e-12)) {
            return Answer.unknown(
                    Why.NO_CONTRAST, "clusters show no variance in either period: whether it changed cannot be said");
        }
        TDistribution t = TDistribution.of(spread.degreesOfFreedom);
        double reach = error * t.inverseSurvivalProbability((1 - level) / 2);
        return Answer.known(new CarryOver(
                change,
                error,
                spread.degreesOfFreedom,
                new Interval(change - reach, change + reach, level),
                Math.min(1, 2 * t.survivalProbability(Math.abs(change) / error))));
    }
}
