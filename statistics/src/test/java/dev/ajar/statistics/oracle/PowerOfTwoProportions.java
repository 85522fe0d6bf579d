package dev.ajar.statistics.oracle;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// How probably a difference of two independent rates is seen, in the normal approximation.
final class PowerOfTwoProportions {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private PowerOfTwoProportions() {}

    /// Sessions in each group, two-sided, as R's `power.prop.test`: the pooled rate under no difference, both rates
    /// under one.
    static double sessions(double one, double other, double power, double alpha) {
        double root = (upper(alpha / 2) * pooled(one, other) + upper(1 - power) * apart(one, other)) / (one - other);
        return root * root;
    }

    static double power(double one, double other, double sessions, double alpha) {
        return NORMAL.cumulativeProbability(
                (Math.sqrt(sessions) * Math.abs(one - other) - upper(alpha / 2) * pooled(one, other))
                        / apart(one, other));
    }

    /// Cohen's h: the difference of 2·arcsin √p.
    ///
    /// Source: Cohen (1988) Statistical Power Analysis, chapter 6.
    static double effect(double one, double other) {
        return 2 * Math.asin(Math.sqrt(one)) - 2 * Math.asin(Math.sqrt(other));
    }

    /// Of groups of so many sessions each, for an h.
    ///
    /// @param alternative `greater`, `less` or `two.sided`
    static double powerOfEffect(double effect, double sessions, double alpha, String alternative) {
        double shift = effect * Math.sqrt(sessions / 2);
        return switch (alternative) {
            case "greater" -> NORMAL.survivalProbability(upper(alpha) - shift);
            case "less" -> NORMAL.cumulativeProbability(-upper(alpha) - shift);
            default ->
                NORMAL.survivalProbability(upper(alpha / 2) - shift)
                        + NORMAL.cumulativeProbability(-upper(alpha / 2) - shift);
        };
    }

    private static double upper(double tail) {
        return NORMAL.inverseSurvivalProbability(tail);
    }

    private static double pooled(double one, double other) {
        double middle = (one + other) / 2;
        return Math.sqrt(2 * middle * (1 - middle));
    }

    private static double apart(double one, double other) {
        return Math.sqrt(one * (1 - one) + other * (1 - other));
    }
}
