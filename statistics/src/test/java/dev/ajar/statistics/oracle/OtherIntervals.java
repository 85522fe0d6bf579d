package dev.ajar.statistics.oracle;

import dev.ajar.statistics.Interval;
import dev.ajar.statistics.proportion.Confidence;
import dev.ajar.statistics.proportion.Proportion;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Intervals of one independent rate that Ajar does not ship.
final class OtherIntervals {

    private OtherIntervals() {}

    /// Agresti & Coull (1998) Am. Stat. 52:119: Wald's, around Wilson's middle.
    static Interval agrestiCoull(Proportion proportion, Confidence confidence) {
        double z = confidence.normal();
        double sessions = proportion.sessions() + z * z;
        double rate = (proportion.bad() + z * z / 2) / sessions;
        double half = z * Math.sqrt(rate * (1 - rate) / sessions);
        return new Interval(rate - half, rate + half, confidence.level());
    }

    /// Brown, Cai & DasGupta (2001) Stat. Sci. 16:101: the posterior under Beta(½, ½), from 0 if none is bad and up to
    /// 1 if all are.
    static Interval jeffreys(Proportion proportion, Confidence confidence) {
        double bad = proportion.bad();
        double good = proportion.sessions() - bad;
        BetaDistribution posterior = BetaDistribution.of(bad + 0.5, good + 0.5);
        return new Interval(
                bad == 0 ? 0 : posterior.inverseCumulativeProbability(confidence.tail()),
                good == 0 ? 1 : posterior.inverseSurvivalProbability(confidence.tail()),
                confidence.level());
    }

    /// Lancaster (1961): the exact one, with half of what was seen counted on either side.
    static Interval midP(Proportion proportion, Confidence confidence) {
        int sessions = Math.toIntExact(Math.round(proportion.sessions()));
        int bad = Math.toIntExact(Math.round(proportion.bad()));
        double rate = proportion.rate();
        double lower = bad == 0 ? 0 : root(p -> upward(sessions, bad, p) - confidence.tail(), 0, rate);
        double upper = bad == sessions ? 1 : root(p -> confidence.tail() - 1 + upward(sessions, bad, p), rate, 1);
        return new Interval(lower, upper, confidence.level());
    }

    /// P(X > bad) + P(X = bad)/2.
    private static double upward(int sessions, int bad, double rate) {
        BinomialDistribution binomial = BinomialDistribution.of(sessions, rate);
        return binomial.survivalProbability(bad) + binomial.probability(bad) / 2;
    }

    /// Where something that grows is 0.
    static double root(DoubleUnaryOperator growing, double from, double to) {
        double low = from;
        double high = to;
        for (int halving = 0; halving < 200; halving++) {
            double middle = (low + high) / 2;
            if (growing.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
