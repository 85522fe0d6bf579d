package dev.ajar.statistics.comparison;

/// A test that takes nothing for granted but that versions were given out by chance: how often a difference at least so
/// large would come out if versions had been given out otherwise and made no difference.
///
/// @param statistic the difference as it was, candidate minus baseline
/// @param p two-sided, above 0 up to 1
/// @param pWorse one-sided: at least so much worse
/// @param arrangements how many ways to give versions out were looked at, the real one among them
/// @param exact all there are; else drawn, and the real one counted in
/// @param method in words
public record RandomisationTest(
        double statistic, double p, double pWorse, double arrangements, boolean exact, String method) {

    /// What is larger only by rounding is not larger.
    static final double ROUNDING = 1e-12;

    /// How many are drawn if there are too many to go through all.
    static final int DRAWS = 1_999;
}
