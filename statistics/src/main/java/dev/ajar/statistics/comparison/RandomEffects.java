package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;

/// What several estimates of about the same thing have in common, and how much they truly differ: DerSimonian and
/// Laird's method of moments.
///
///     w_i = 1/v_i, Q = Σ w_i (y_i − ȳ_w)², τ² = max(0, (Q − (k−1)) / (Σw − Σw²/Σw)), mean with weights 1/(v_i + τ²)
///
/// R. DerSimonian, N. Laird, *Meta-analysis in clinical trials*, Controlled Clinical Trials 7 (1986) 177–188. Assumes
/// known variances and independent estimates; with few strata τ² is rough, so it is for showing a forest, not for a
/// verdict.
///
/// @param mean of the estimates
/// @param standardError of the mean
/// @param variance τ²: how much the truths behind the estimates vary
/// @param q Cochran's Q
/// @param inconsistency I²: share of the spread that is not chance, 0…1
public record RandomEffects(double mean, double standardError, double variance, double q, double inconsistency) {

    /// Joins estimates.
    ///
    /// @param estimates one for each stratum
    /// @param variances their squared standard errors, above 0
    public static Answer<RandomEffects> of(double[] estimates, double[] variances) {
        if (estimates.length == 0 || estimates.length != variances.length) {
            return Answer.unknown(
                    Why.NO_DATA,
                    "%s estimates with %s variances have nothing in common"
                            .formatted(estimates.length, variances.length));
        }
        double weights = 0;
        double squares = 0;
        double sum = 0;
        for (int at = 0; at < estimates.length; at++) {
            if (!(variances[at] > 0) || !Double.isFinite(1 / variances[at]) || !Double.isFinite(estimates[at])) {
                return Answer.unknown(
                        Why.NO_CONTRAST,
                        "estimate %s has a variance of %s: expected is above zero".formatted(at + 1, variances[at]));
            }
            double weight = 1 / variances[at];
            weights += weight;
            squares += weight * weight;
            sum += weight * estimates[at];
        }
        double q = 0;
        for (int at = 0; at < estimates.length; at++) {
            double off = estimates[at] - sum / weights;
            q += off * off / variances[at];
        }
        int free = estimates.length - 1;
        double between = free == 0 ? 0 : Math.max(0, (q - free) / (weights - squares / weights));
        double total = 0;
        double mean = 0;
        for (int at = 0; at < estimates.length; at++) {
            total += 1 / (variances[at] + between);
            mean += estimates[at] / (variances[at] + between);
        }
        return Answer.known(
                new RandomEffects(mean / total, Math.sqrt(1 / total), between, q, q > free ? (q - free) / q : 0));
    }

    /// An estimate drawn towards the mean, the more the less is known of it.
    ///
    /// @param variance of the estimate alone, above 0
    public double shrunk(double estimate, double variance) {
        return (estimate * this.variance + mean * variance) / (this.variance + variance);
    }
}
