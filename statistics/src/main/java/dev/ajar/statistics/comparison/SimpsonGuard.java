package dev.ajar.statistics.comparison;

/// The guard against Simpson's paradox: the plain difference, and how much of it is only another mix of conditions.
/// Always shown together.
///
/// The plain difference is `rate + mix` (Kitagawa 1955): over strata s with shares a and b of both sides' sessions and
/// rates p and q, `rate = Σ (a+b)/2 · (p−q)` and `mix = Σ (p+q)/2 · (a−b)`. Strata that only one side has belong to the
/// mix.
///
/// @param crude difference of failure rates as they are
/// @param standardised the same with the fleet's mix on both sides
/// @param rate the part of `crude` that comes from other rates in the same strata
/// @param mix the part that comes from other shares of the strata
public record SimpsonGuard(double crude, double standardised, double rate, double mix) {

    /// Crude and standardised differences point to different sides. Near zero chance does that, too.
    public boolean reversed() {
        return crude * standardised < 0;
    }

    static SimpsonGuard of(ArmSums sums, double standardised) {
        double all = sums.sessionsOf(ArmSums.BASELINE);
        double tested = sums.sessionsOf(ArmSums.CANDIDATE);
        double crude = sums.badOf(ArmSums.CANDIDATE) / tested - sums.badOf(ArmSums.BASELINE) / all;
        double rate = 0;
        double mix = 0;
        for (int stratum = 0; stratum < sums.strata(); stratum++) {
            int baseline = 2 * stratum;
            int candidate = baseline + 1;
            double one = sums.sessions[candidate] / tested;
            double other = sums.sessions[baseline] / all;
            if (one > 0 && other > 0) {
                rate += (one + other) / 2 * (sums.rate(candidate) - sums.rate(baseline));
                mix += (sums.rate(candidate) + sums.rate(baseline)) / 2 * (one - other);
            } else {
                mix += one * sums.rate(candidate) - other * sums.rate(baseline);
            }
        }
        return new SimpsonGuard(crude, standardised, rate, mix);
    }
}
