package dev.ajar.statistics.simulation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/// What happens at the locks of a service, one attempt after the other.
final class Traffic {

    private Traffic() {}

    /// One attempt.
    ///
    /// @param hour when it ended
    /// @param again whether it belongs to a session that was counted already
    record Attempt(double hour, int lock, boolean bad, boolean again) {}

    /// So many sessions an hour at any time, of as many locks.
    ///
    /// @param retries whether half of all failures are tried three to eight times more, in vain
    static List<Attempt> of(
            UniformRandomProvider random, double hours, double perHour, int locks, double rate, boolean retries) {
        List<Attempt> sessions = new ArrayList<>();
        double hour = 0;
        while (true) {
            hour -= Math.log(1 - random.nextDouble()) / perHour;
            if (hour >= hours) {
                return sessions;
            }
            int lock = random.nextInt(locks);
            boolean bad = random.nextDouble() < rate;
            sessions.add(new Attempt(hour, lock, bad, false));
            if (bad && retries && random.nextBoolean()) {
                int more = 3 + random.nextInt(6);
                for (int again = 1; again <= more; again++) {
                    sessions.add(new Attempt(hour + again * 1e-6, lock, true, true));
                }
            }
        }
    }
}
