package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Interval;
import dev.ajar.statistics.proportion.Confidence;
import dev.ajar.statistics.proportion.Proportion;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Whether one group fails more than another by less than a margin, and how many sessions it takes to tell.
///
/// Source: Farrington & Manning (1990) Stat. Med. 9:1447, method 3; for sizes equation 4.
public final class FarringtonManning {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private FarringtonManning() {}

    /// What the test says.
    ///
    /// @param statistic (d − δ)/√V(δ): far below 0 speaks against a difference of δ or more
    /// @param probability of a statistic that low or lower, were the true difference δ: one-sided p
    public record Test(double statistic, double probability) {}

    /// The test of p₁ − p₂ ≥ δ against p₁ − p₂ < δ, failures of the candidate and of the current one. V(δ) = p̃₁q̃₁/n₁
    /// + p̃₂q̃₂/n₂ at the most likely rates that differ by δ.
    ///
    /// Assumes that all sessions are independent: one a lock.
    ///
    /// @param margin δ, within −1…1, ends excluded
    public static Answer<Test> nonInferiority(Proportion candidate, Proportion current, double margin) {
        return new ScoreDifference(candidate, current, 1)
                .at(margin)
                .map(statistic -> new Test(statistic, NORMAL.cumulativeProbability(statistic)));
    }

    /// All differences p₁ − p₂ that the test does not speak against, on either side.
    ///
    /// Assumes that all sessions are independent: one a lock.
    public static Interval interval(Proportion one, Proportion other, Confidence confidence) {
        return new ScoreDifference(one, other, 1).interval(confidence);
    }

    /// All sessions of two groups of the same size that the test needs: `n = ((z_{1−a} σ₀ + z_{1−b} σ₁) / (p₁ − p₂ −
    /// δ))²` with `σ² = 2 (p₁q₁ + p₂q₂)`, for σ₀ at the most likely rates that differ by δ. Larger, and truer for few
    /// failures, than the unpooled formula.
    ///
    /// @param candidate rate of failures, p₁: above 0, below 1
    /// @param current rate of failures, p₂: above 0, below 1
    /// @param margin δ: p₁ − p₂ that would be too much, within −1…1, ends excluded
    /// @param risk of one side, a: above 0, below 0.5
    /// @param power 1 − b: above 0, below 1
    public static Answer<Double> sessions(double candidate, double current, double margin, double risk, double power) {
        if (!(candidate > 0 && candidate < 1) || !(current > 0 && current < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "rates of %s and %s (expected: above 0, below 1)".formatted(candidate, current));
        }
        if (!(margin > -1 && margin < 1) || !(risk > 0 && risk < 0.5) || !(power > 0 && power < 1)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "a margin of %s, a risk of %s, a power of %s (expected: −1…1; below 0.5; below 1)"
                            .formatted(margin, risk, power));
        }
        if (candidate - current == margin) {
            return Answer.unknown(
                    Why.NO_CONTRAST,
                    "rates of %s and %s are just at the margin: no number of sessions tells"
                            .formatted(candidate, current));
        }
        ScoreDifference alike = new ScoreDifference(new Proportion(candidate, 1), new Proportion(current, 1), 2);
        double sum = NORMAL.inverseSurvivalProbability(risk) * Math.sqrt(alike.variance(margin))
                + NORMAL.inverseCumulativeProbability(power)
                        * Math.sqrt(2 * (candidate * (1 - candidate) + current * (1 - current)));
        double ratio = sum / (candidate - current - margin);
        return Answer.known(ratio * ratio);
    }
}
