package dev.ajar.statistics.sequential;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Interval;
import java.util.List;

/// Intervals that hold the truth all at once, however often and however long somebody looks: for what has no planned
/// end.
///
/// `Δ̂ ± SE √n · √( 2 (nρ² + 1) / (n²ρ²) · ln(√(nρ² + 1) / α) )`, a mixture of normals (Waudby-Smith, Arbour, Sinha,
/// Kennedy & Ramdas 2024, Ann. Stat. 52:2613, arXiv 2103.06476 equation 9); narrowest about the planned number of
/// sessions, with `ρ² = (−2 ln α + ln(1 − 2 ln α)) / N*` (equation 155).
///
/// Never narrower than 3.035 standard errors at α = 0.05, where a single look has 1.96: 2.4 times the data. Where an
/// end is planned, [GroupSequential] needs far fewer.
///
/// @param alpha how often the truth may ever be outside: above 0, below 1
/// @param rho how the mixture is tuned; above 0
public record ConfidenceSequence(double alpha, double rho) {

    /// What is taken for granted.
    public static final List<String> ASSUMPTIONS = List.of(
            "The standard error is clustered: with that of sessions the promise fails in one case of five.",
            "There are enough clusters and failures for the standard error to be about right from the first look on.");

    public ConfidenceSequence {
        if (!(alpha > 0 && alpha < 1) || !(rho > 0 && rho < Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "a confidence sequence with a risk of %s and ρ = %s (expected: 0…1, and above 0)"
                            .formatted(alpha, rho));
        }
    }

    /// Tuned to be narrowest about a number of sessions.
    ///
    /// @param alpha above 0, below 1
    /// @param planned sessions, both arms together: above 0
    public static Answer<ConfidenceSequence> tuned(double alpha, double planned) {
        if (!(alpha > 0 && alpha < 1)) {
            return Answer.unknown(Why.ABSURD_SETTING, "a risk of %s (expected: above 0 and below 1)".formatted(alpha));
        }
        if (!(planned > 0 && planned < Double.MAX_VALUE)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "%s planned sessions (expected: more than none)".formatted(planned));
        }
        double twice = -2 * Math.log(alpha);
        return Answer.known(new ConfidenceSequence(alpha, Math.sqrt((twice + Math.log1p(twice)) / planned)));
    }

    /// Half the interval in standard errors, where a single look at 0.95 has 1.96.
    ///
    /// @param sessions so far, above 0
    public double multiplier(double sessions) {
        if (!(sessions > 0)) {
            throw new IllegalArgumentException("%s sessions (expected: more than none)".formatted(sessions));
        }
        double weight = sessions * rho * rho;
        return Math.sqrt(2 * (weight + 1) / weight * (Math.log1p(weight) / 2 - Math.log(alpha)));
    }

    /// The interval after so many sessions.
    ///
    /// @param estimate a difference of rates, or a rate
    /// @param standardError of it, clustered
    /// @param sessions so far
    public Answer<Interval> around(double estimate, double standardError, double sessions) {
        return seen(estimate, standardError, sessions).map(ok -> {
            double half = multiplier(sessions) * standardError;
            return new Interval(estimate - half, estimate + half, 1 - alpha);
        });
    }

    /// The always-valid p-value of "there is no difference": the smallest risk at which the interval leaves out 0, with
    /// this tuning. `√(nρ² + 1) · exp(−Z² nρ² / (2 (nρ² + 1)))`, at most 1 (the same paper, equation 161).
    public Answer<Double> alwaysValid(double estimate, double standardError, double sessions) {
        return seen(estimate, standardError, sessions).map(ok -> {
            double weight = sessions * rho * rho;
            double z = estimate / standardError;
            return Math.min(1, Math.exp(Math.log1p(weight) / 2 - z * z * weight / (2 * (weight + 1))));
        });
    }

    private static Answer<Boolean> seen(double estimate, double standardError, double sessions) {
        if (!Double.isFinite(estimate) || !(sessions >= 0 && sessions < Double.MAX_VALUE)) {
            return Answer.unknown(
                    Why.ABSURD_COUNTS,
                    "an estimate of %s after %s sessions (expected: numbers)".formatted(estimate, sessions));
        }
        if (sessions == 0) {
            return Answer.unknown(Why.NO_DATA, "no session yet: there is nothing to put an interval around");
        }
        if (!(standardError > 0 && standardError < Double.MAX_VALUE)) {
            return Answer.unknown(
                    Why.NO_CONTRAST,
                    "the standard error is %s: with no failure (or nothing but failures) it says nothing; wait for 8"
                            .formatted(standardError));
        }
        return Answer.known(true);
    }
}
