package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Interval;
import dev.ajar.statistics.proportion.Confidence;
import dev.ajar.statistics.proportion.Proportion;

/// The difference of two independent rates, from the score test: all differences under which what was seen is not odd.
///
/// Source: Miettinen & Nurminen (1985) Stat. Med. 4:213.
public final class MiettinenNurminen {

    private MiettinenNurminen() {}

    /// Where p₁ − p₂ may be, within −1…1: all δ with |d − δ| ≤ z·√V(δ), where V(δ) = (p̃₁q̃₁/n₁ + p̃₂q̃₂/n₂)·N/(N − 1)
    /// at the most likely rates that differ by δ.
    ///
    /// Assumes that all sessions are independent: one a lock. Always an answer, also with no failure at all.
    public static Interval interval(Proportion one, Proportion other, Confidence confidence) {
        return score(one, other).interval(confidence);
    }

    /// How odd what was seen is, were the true difference δ: (d − δ)/√V(δ), standard normal. Positive if one fails more
    /// than that.
    ///
    /// @param delta δ, within −1…1, ends excluded
    public static Answer<Double> statistic(Proportion one, Proportion other, double delta) {
        return score(one, other).at(delta);
    }

    private static ScoreDifference score(Proportion one, Proportion other) {
        double all = one.sessions() + other.sessions();
        // effective sessions may be fewer than two; the correction stays what it is for two
        return new ScoreDifference(one, other, all >= 2 ? all / (all - 1) : 2);
    }
}
