package dev.ajar.statistics.comparison;

/// How large the difference in the whole fleet could be at most, whatever happens in strata that were not compared
/// (C. F. Manski, *Nonparametric bounds on treatment effects*, American Economic Review 80, 1990). No chance in it:
/// these are bounds on the estimate, not an interval.
///
/// @param lower the candidate never fails there
/// @param upper the candidate always fails there
public record WorstCase(double lower, double upper) {

    /// Bounds where the baseline's rate in the rest is known.
    ///
    /// @param covered share of the fleet that was compared, 0…1
    /// @param difference found there, −1…1
    /// @param unseenBaseline the baseline's failure rate in the rest, 0…1
    public static WorstCase of(double covered, double difference, double unseenBaseline) {
        double rest = 1 - covered;
        return new WorstCase(
                covered * difference - rest * unseenBaseline, covered * difference + rest * (1 - unseenBaseline));
    }
}
