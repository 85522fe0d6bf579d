package dev.ajar.statistics.planning;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// What is asked of an experiment, in rates of failure: is the candidate different, or is it no worse than a margin?
///
/// Independent sessions an arm: `n = (z_{1−a} + z_{1−b})² (p₀(1 − p₀) + p₁(1 − p₁)) / (p₁ − p₀ − δ)²` (unpooled;
/// Fleiss, Levin & Paik 2003, chapter 4; for margins Julious 2004, Stat. Med. 23:1921).
///
/// @param base rate of failures of the baseline, p₀
/// @param candidate rate of failures supposed of the candidate, p₁
/// @param margin δ: how much worse is still good enough; 0 if any difference is to be found
/// @param risk of a wrong yes, of one side, a: 0.025
/// @param power how likely a right yes is, 1 − b: 0.8
public record Question(double base, double candidate, double margin, double risk, double power) {

    /// Of one side.
    public static final double RISK = 0.025;

    /// How likely what is there is found.
    public static final double POWER = 0.8;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /// Is there a difference? Two-sided 0.05, power 0.8.
    public static Answer<Question> difference(double base, double candidate) {
        return of(base, candidate, 0, RISK, POWER);
    }

    /// Is it no worse than a margin, when in truth there is no difference? One-sided 0.025, power 0.8.
    public static Answer<Question> noWorse(double base, double margin) {
        return of(base, base, margin, RISK, POWER);
    }

    /// Any question.
    ///
    /// @param base 0…1
    /// @param candidate 0…1
    /// @param margin 0 or more, below 1; other than `candidate − base`
    /// @param risk above 0, below 0.5
    /// @param power 0.5 or more, below 1
    public static Answer<Question> of(double base, double candidate, double margin, double risk, double power) {
        if (!(base >= 0 && base <= 1) || !(candidate >= 0 && candidate <= 1) || !(margin >= 0 && margin < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "rates of failure of %s and %s with a margin of %s (expected: 0…1)"
                            .formatted(base, candidate, margin));
        }
        if (!(risk > 0 && risk < 0.5) || !(power >= 0.5 && power < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "a risk of %s and a power of %s (expected: above 0 and below 0.5; 0.5 or more and below 1)"
                            .formatted(risk, power));
        }
        if (candidate - base == margin) {
            return Answer.unknown(
                    Why.NO_CONTRAST,
                    "a candidate at %s with a baseline at %s is just at the margin: no number of sessions tells"
                            .formatted(candidate, base));
        }
        if (margin > 0 && candidate - base > margin) {
            return Answer.unknown(
                    Why.NO_CONTRAST,
                    "a candidate at %s with a baseline at %s is beyond the margin of %s: it will not pass"
                            .formatted(candidate, base, margin));
        }
        if (base * (1 - base) + candidate * (1 - candidate) == 0) {
            return Answer.unknown(Why.NO_CONTRAST, "rates of 0 or 1 alone have no chance in them: nothing to plan");
        }
        return Answer.known(new Question(base, candidate, margin, risk, power));
    }

    /// Independent sessions that each arm needs.
    public double sessions() {
        double apart = candidate - base - margin;
        return quantiles(risk, power) * variance() / (apart * apart);
    }

    /// How likely the right answer is with so many sessions an arm: `Φ(|p₁ − p₀ − δ| / √(variance / n) − z_{1−a})`. The
    /// wrong side of a two-sided test is left out, as usual.
    ///
    /// @param effective independent sessions of each arm, above 0
    public double power(double effective) {
        double error = Math.sqrt(variance() / effective);
        return NORMAL.cumulativeProbability(
                Math.abs(candidate - base - margin) / error - NORMAL.inverseSurvivalProbability(risk));
    }

    double variance() {
        return base * (1 - base) + candidate * (1 - candidate);
    }

    /// `(z_{1−a} + z_{1−b})²`.
    static double quantiles(double risk, double power) {
        double sum = NORMAL.inverseSurvivalProbability(risk) + NORMAL.inverseCumulativeProbability(power);
        return sum * sum;
    }
}
