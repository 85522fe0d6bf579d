package dev.ajar.statistics.comparison;

/// What a side's variance is taken to be where its clusters show none: all good, all bad, or all with the same rate. No
/// failure seen is not no uncertainty. Half a failure and half a success are added, and clusters are taken to be as
/// alike as planned (statistics of one level, "zero failures"; Korn and Graubard 1998 for the effective number).
final class PlanningFloor {

    /// Below this a sum of squares is rounding, not variance: one failure in 10¹² sessions.
    private static final double ROUNDING = 1e-24;

    private PlanningFloor() {}

    /// What to add to the variance of a difference: nothing where clusters show some. If both versions did the same on
    /// every cluster, both sides add theirs.
    static double missing(ArmSums sums, double[] weights, Spread spread) {
        boolean twins = spread.corrected <= ROUNDING;
        double missing = 0;
        if (twins || spread.candidate <= ROUNDING) {
            missing += variance(sums, weights, ArmSums.CANDIDATE);
        }
        if (twins || spread.baseline <= ROUNDING) {
            missing += variance(sums, weights, ArmSums.BASELINE);
        }
        return missing;
    }

    private static double variance(ArmSums sums, double[] weights, int side) {
        double sessions = 0;
        double bad = 0;
        for (int stratum = 0; stratum < weights.length; stratum++) {
            if (weights[stratum] > 0) {
                sessions += sums.sessions[2 * stratum + side];
                bad += sums.bad[2 * stratum + side];
            }
        }
        double rate = (bad + 0.5) / (sessions + 1);
        return rate * (1 - rate) / planned(sums, weights, side);
    }

    /// As how many independent sessions a side's standardised rate counts, as planned.
    static double planned(ArmSums sums, double[] weights, int side) {
        double variance = 0;
        for (int stratum = 0; stratum < weights.length; stratum++) {
            if (weights[stratum] > 0) {
                int column = 2 * stratum + side;
                double sessions = sums.sessions[column];
                double effect =
                        1 + Math.max(0, sums.squares[column] / sessions - 1) * StratifiedDifference.PLANNED_CORRELATION;
                variance += weights[stratum] * weights[stratum] * effect / sessions;
            }
        }
        return 1 / variance;
    }
}
