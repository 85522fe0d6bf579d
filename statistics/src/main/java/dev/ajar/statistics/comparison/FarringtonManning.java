package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Interval;
import dev.ajar.statistics.proportion.Confidence;
import dev.ajar.statistics.proportion.Proportion;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Whether one group fails more than another by less than a margin.
///
/// Source: Farrington & Manning (1990) Stat. Med. 9:1447, method 3.
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
}
