package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Cells;

/// Chooses the randomisation test that fits how versions were given out.
public final class Randomisation {

    private Randomisation() {}

    /// Flips signs if any cluster had both versions in a stratum, else deals clusters out anew.
    ///
    /// @param seed of the draws, if there are any
    public static Answer<RandomisationTest> of(Cells cells, Arms arms, FleetShares fleet, long seed) {
        Answer<RandomisationTest> flips = SignFlips.of(cells, arms, fleet, seed);
        return flips instanceof Answer.Known ? flips : PermutationTest.of(cells, arms, fleet, seed);
    }
}
