package dev.ajar.statistics;

/// Counts of one cluster in one stratum and one group. Where a distinction is not made, its name is empty.
///
/// @param cluster what was given the thing compared as a whole: a lock, a person, a building. Clusters are taken to be
///     independent, what happens inside one is not
/// @param stratum the kind of conditions: door material and lock model, for example
/// @param group what is compared: a release, a window of time, a lot
/// @param good how many sessions were good
/// @param bad how many were bad
public record Cell(String cluster, String stratum, String group, long good, long bad) {

    /// Good and bad.
    public long sessions() {
        return good + bad;
    }
}
