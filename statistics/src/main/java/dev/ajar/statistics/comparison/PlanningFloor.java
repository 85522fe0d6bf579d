package dev.ajar.statistics.comparison;

/// What a side's variance is taken to be where its clusters show none: all good, all bad, or all with the same rate. No
/// failure seen is not no uncertainty. Half a failure and half a success are added, and clusters are taken to be as
/// alike as planned (statistics of one level, "zero failures"; Korn and Graubard 1998 for the effective number).
final class PlanningFloor {

    /// Below this a sum of squares is rounding, not variance: one failure in 10¹² sessions.
    private static final double ROUNDING = 1e-24;

    private PlanningFloor() {}

    /// What to add to a variance.
    ///
    /// @param seen variance of the side's standardised rate as its clusters show it
    /// @return what to add to it; 0 where clusters show some
    static double missing(ArmSums sums, double[] weights, int side, double seen) {
        if (seen > ROUNDING) {
            return 0;
        }
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
