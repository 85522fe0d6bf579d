package dev.ajar.statistics.proportion;

import dev.ajar.statistics.Interval;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// The exact interval: it holds the truth at least as often as it says, whatever the rate. For what is owed by
/// contract.
///
/// For independent sessions. Counts may be broken numbers, as Korn and Graubard need them:
/// see [ClusteredProportion#kornGraubard].
///
/// Source: Clopper & Pearson (1934) Biometrika 26:404.
public final class ClopperPearson {

    private ClopperPearson() {}

    /// From the α/2 quantile of Beta(bad, n − bad + 1) to the 1 − α/2 quantile of Beta(bad + 1, n − bad). With no bad
    /// session: from 0 to 1 − (α/2)^(1/n), and its mirror with no good one.
    ///
    /// Assumes independent sessions of one common rate. Wide: a 95 % interval mostly holds the truth 97 times of 100
    /// and more.
    public static Interval interval(Proportion proportion, Confidence confidence) {
        double rate = proportion.rate();
        return new Interval(
                Math.min(lower(proportion, confidence.tail()), rate),
                Math.max(upper(proportion, confidence.tail()), rate),
                confidence.level());
    }

    /// The upper end alone: the rate is below it as often as the level says. With no bad session that is 1 − α^(1/n),
    /// the
    /// "rule of three" (3/n at 95 %).
    ///
    /// Assumes independent sessions of one common rate.
    public static double upperBound(Proportion proportion, Confidence confidence) {
        return upper(proportion, confidence.alpha());
    }

    private static double lower(Proportion proportion, double tail) {
        if (proportion.none()) {
            return 0;
        }
        double good = proportion.sessions() - proportion.bad();
        return proportion.all()
                ? Math.exp(Math.log(tail) / proportion.sessions())
                : BetaDistribution.of(proportion.bad(), good + 1).inverseCumulativeProbability(tail);
    }

    private static double upper(Proportion proportion, double tail) {
        if (proportion.all()) {
            return 1;
        }
        double good = proportion.sessions() - proportion.bad();
        return proportion.none()
                ? -Math.expm1(Math.log(tail) / proportion.sessions())
                : BetaDistribution.of(proportion.bad() + 1, good).inverseSurvivalProbability(tail);
    }
}
