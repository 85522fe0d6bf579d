package dev.ajar.statistics.planning;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Independent sessions of both arms for "no worse than a margin", with the variance under the hypothesis at its
/// constrained maximum of likelihood: larger, and truer for few failures, than [Question#sessions()].
///
/// `n = ((z_{1−a} σ₀ + z_{1−b} σ₁) / (p₁ − p₂ − δ))²` with `σ² = (1 + r)(p₁q₁ + p₂q₂/r)`, for σ₀ at the rates that are
/// `δ` apart (Farrington & Manning 1990, Stat. Med. 9:1447, equation 4 and its appendix).
public final class FarringtonManning {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private FarringtonManning() {}

    /// All sessions of two arms of the same size.
    ///
    /// @param candidate rate of failures, p₁: above 0, below 1
    /// @param base rate of failures, p₂: above 0, below 1
    /// @param margin δ: `p₁ − p₂` that would be too much; above `p₁ − p₂`
    /// @param risk of one side, a: above 0, below 0.5
    /// @param power 1 − b: above 0, below 1
    public static Answer<Double> sessions(double candidate, double base, double margin, double risk, double power) {
        if (!(candidate > 0 && candidate < 1) || !(base > 0 && base < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING, "rates of %s and %s (expected: above 0, below 1)".formatted(candidate, base));
        }
        if (!(margin > -1 && margin < 1) || !(risk > 0 && risk < 0.5) || !(power > 0 && power < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "a margin of %s, a risk of %s, a power of %s (expected: −1…1; below 0.5; below 1)"
                            .formatted(margin, risk, power));
        }
        if (candidate - base == margin) {
            return Answer.unknown(
                    Why.NO_CONTRAST,
                    "rates of %s and %s are just at the margin: no number of sessions tells"
                            .formatted(candidate, base));
        }
        double constrained = constrained(candidate, base, margin);
        double shifted = Math.clamp(constrained - margin, 0, 1);
        double atMargin = Math.sqrt(2 * (constrained * (1 - constrained) + shifted * (1 - shifted)));
        double supposed = Math.sqrt(2 * (candidate * (1 - candidate) + base * (1 - base)));
        double sum = NORMAL.inverseSurvivalProbability(risk) * atMargin
                + NORMAL.inverseCumulativeProbability(power) * supposed;
        double ratio = sum / (candidate - base - margin);
        return Answer.known(ratio * ratio);
    }

    /// The rate of the candidate that is likeliest among pairs that are a margin apart, for arms of the same size: the
    /// root of a cubic, by cosines.
    private static double constrained(double candidate, double base, double margin) {
        double a = 2;
        double b = -(2 + candidate + base + 3 * margin);
        double c = margin * margin + margin * (2 * candidate + 2) + candidate + base;
        double d = -candidate * margin * (1 + margin);
        double third = b / (3 * a);
        double v = third * third * third - b * c / (6 * a * a) + d / (2 * a);
        double u = Math.copySign(Math.sqrt(Math.max(third * third - c / (3 * a), 0)), v);
        double cosine = u == 0 ? 1 : Math.clamp(v / (u * u * u), -1, 1);
        double angle = (Math.PI + Math.acos(cosine)) / 3;
        return Math.clamp(2 * u * Math.cos(angle) - third, Math.max(margin, 0), Math.min(1, 1 + margin));
    }
}
