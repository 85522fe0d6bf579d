package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Interval;
import dev.ajar.statistics.proportion.Confidence;
import dev.ajar.statistics.proportion.Proportion;

/// How odd a difference of two independent rates is, were the true one δ: (d − δ)/√V, with V from the rates that are
/// most likely among those that differ by δ.
///
/// @param scale what V is multiplied by
record ScoreDifference(Proportion one, Proportion other, double scale) {

    private static final int HALVINGS = 100;

    /// (d − δ)/√V, if δ is within −1…1, ends excluded.
    Answer<Double> at(double delta) {
        return delta > -1 && delta < 1
                ? Answer.known(statistic(delta))
                : Answer.unknown(
                        Why.ABSURD_SETTING,
                        "a margin of %s: it is above -1 and below 1, for example 0.005".formatted(delta));
    }

    /// Falls as δ grows.
    private double statistic(double delta) {
        double off = one.rate() - other.rate() - delta;
        double variance = variance(delta);
        return off == 0 ? 0 : off / Math.sqrt(variance);
    }

    /// All δ under which the statistic is within ± the quantile. Both ends are looked for by halving.
    Interval interval(Confidence confidence) {
        double quantile = confidence.normal();
        double difference = one.rate() - other.rate();
        return new Interval(end(difference, -1, quantile), end(difference, 1, quantile), confidence.level());
    }

    /// The furthest from the difference seen where the statistic is not beyond the quantile.
    private double end(double seen, double furthest, double quantile) {
        double inner = seen;
        double outer = furthest;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (inner + outer) / 2;
            if (Math.abs(statistic(middle)) <= quantile) {
                inner = middle;
            } else {
                outer = middle;
            }
        }
        return inner;
    }

    /// V: of the difference seen, at the most likely rates that differ by δ.
    double variance(double delta) {
        double second = restricted(delta);
        double first = Math.clamp(second + delta, 0, 1);
        return scale * (first * (1 - first) / one.sessions() + second * (1 - second) / other.sessions());
    }

    /// The most likely p₂ if p₁ = p₂ + δ. The likelihood has one top, so its slope is followed by halving; the closed
    /// form by a cubic equation says the same with fewer digits near the ends.
    private double restricted(double delta) {
        double low = Math.max(0, -delta);
        double high = Math.min(1, 1 - delta);
        for (int halving = 0; halving < HALVINGS && low < high; halving++) {
            double middle = (low + high) / 2;
            if (slope(one, middle + delta) + slope(other, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.clamp((low + high) / 2, 0, 1);
    }

    private static double slope(Proportion proportion, double rate) {
        double good = proportion.sessions() - proportion.bad();
        return (proportion.bad() == 0 ? 0 : proportion.bad() / rate) - (good == 0 ? 0 : good / (1 - rate));
    }
}
