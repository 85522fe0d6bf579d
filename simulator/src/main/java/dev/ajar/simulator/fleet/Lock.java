package dev.ajar.simulator.fleet;

import java.util.List;

/// A lock where it was installed.
///
/// @param doorLoss what its door takes from the signal, in dB
/// @param link how much louder than usual it is heard, all told but its lot, in dB
/// @param antenna what is missing in all locks of its lot, in dB
/// @param motor how many times the usual its motor draws
/// @param charge of its cells when the simulation begins, 0 to 1
/// @param clock how far its clock is ahead then, in µs
/// @param updates whether it gets the next firmware
/// @param vacant when its batteries are pulled
/// @param demo whether it stands at a fair
public record Lock(
        String id,
        House house,
        String model,
        String lot,
        Material material,
        double doorLoss,
        double link,
        double antenna,
        double motor,
        double charge,
        long clock,
        boolean updates,
        Vacancy vacant,
        boolean demo,
        List<Resident> residents) {

    public Lock {
        residents = List.copyOf(residents);
    }

    /// A time without batteries, in µs since 1970; never where both are the same.
    public record Vacancy(long from, long to) {

        static final Vacancy NEVER = new Vacancy(Long.MAX_VALUE, Long.MAX_VALUE);

        /// Whether there is such a time at all.
        public boolean happens() {
            return from < to;
        }
    }
}
