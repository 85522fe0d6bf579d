package dev.ajar.statistics.comparison;

/// One side of a comparison, as counted.
///
/// @param name of the group
/// @param clusters how many have sessions in it
/// @param sessions how many there are, in all strata
/// @param bad how many of them failed
/// @param standardised failure rate with the fleet's mix, over the strata both sides have, 0…1
public record Arm(String name, int clusters, long sessions, long bad, double standardised) {

    /// Failure rate as it is, with whatever mix this side happened to have, 0…1.
    public double crude() {
        return sessions == 0 ? 0 : (double) bad / sessions;
    }
}
