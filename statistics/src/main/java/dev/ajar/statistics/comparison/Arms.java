package dev.ajar.statistics.comparison;

/// Which two groups of [Cells][dev.ajar.statistics.Cells] are compared. Other groups are left alone.
///
/// @param candidate the name of what is new
/// @param baseline the name of what it is held against
public record Arms(String candidate, String baseline) {

    /// The same the other way round.
    public Arms swapped() {
        return new Arms(baseline, candidate);
    }
}
