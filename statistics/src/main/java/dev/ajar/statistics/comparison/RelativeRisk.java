package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Interval;

/// How many times as often the candidate fails: ratio of both sides' standardised failure rates, by the delta method on
/// the same influences as the difference (Cameron, Gelbach and Miller 2011 for the variance; on the log scale).
///
/// @param ratio above 0; 1 is no difference
/// @param interval on the same degrees of freedom as the difference
/// @param logStandardError of the ratio's logarithm
public record RelativeRisk(double ratio, Interval interval, double logStandardError) {

    /// Further no ratio is told apart from zero or from no bound at all.
    private static final double FURTHEST = 600;

    static RelativeRisk of(double ratio, double error, double t, double level) {
        double log = Math.log(ratio);
        double reach = Math.min(t * error, FURTHEST - Math.abs(log));
        return new RelativeRisk(ratio, new Interval(Math.exp(log - reach), Math.exp(log + reach), level), error);
    }
}
