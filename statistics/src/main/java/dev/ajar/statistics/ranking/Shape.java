package dev.ajar.statistics.ranking;

/// How rates of failure are spread around what is to be expected: what is expected is moved by so many log odds, and
/// each unit's rate is then Beta(μM, (1−μ)M) around it.
///
/// @param shift in log odds: a little above zero where small units fail more than large ones do
/// @param weight M, the number of sessions that the expectation is worth; the larger, the more alike units are
record Shape(double shift, double weight) {

    /// Units this much alike cannot be told from units that are all the same.
    static final double ALL_ALIKE = 1e6;

    /// Units this different are good or bad for ever.
    static final double ALL_DIFFERENT = 1e-3;

    Beta around(double logOdds) {
        return Beta.of(Math.clamp(Counts.rate(logOdds + shift), 1e-12, 1 - 1e-12), weight);
    }
}
