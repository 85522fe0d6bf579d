package dev.ajar.statistics.proportion;

import dev.ajar.statistics.Interval;

/// The score interval: all rates under which what was seen is not odd. Short, never empty, never outside 0…1, and it
/// covers about as often as it says down to a handful of sessions.
///
/// For independent sessions. For those of locks and people it is the naive method: with 50 locks of 20 sessions each
/// and an intra-cluster correlation of 0.05, a 95 % interval holds the truth 77 times of 100. [ClusteredProportion]
/// mends that.
///
/// Sources: Wilson (1927) J. Am. Stat. Assoc. 22:209; Newcombe (1998) Stat. Med. 17:857, methods 3 and 4.
public final class Wilson {

    private Wilson() {}

    /// The interval, with p = bad/n and z the normal quantile:
    /// (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
    ///
    /// Newcombe's method 3. Assumes independent sessions of one common rate. With no bad one it begins at 0, with no
    /// good one it ends at 1, exactly.
    public static Interval interval(Proportion proportion, Confidence confidence) {
        return interval(proportion, confidence.normal(), confidence);
    }

    /// The same with another quantile in place of z: Student's t where the variance itself is an estimate.
    ///
    /// @param quantile 0 or more
    public static Interval interval(Proportion proportion, double quantile, Confidence confidence) {
        double sessions = proportion.sessions();
        double rate = proportion.rate();
        double square = quantile * quantile;
        double middle = rate + square / (2 * sessions);
        double half = quantile * Math.sqrt(rate * (1 - rate) / sessions + square / (4 * sessions * sessions));
        double scale = 1 + square / sessions;
        return new Interval(
                proportion.none() ? 0 : Math.clamp((middle - half) / scale, 0, rate),
                proportion.all() ? 1 : Math.clamp((middle + half) / scale, rate, 1),
                confidence.level());
    }

    /// The interval with continuity correction: as careful as the exact one, still in closed form. Lower end, with q =
    /// 1 − p: (2np + z² − 1 − z·√(z² − 2 − 1/n + 4p(nq + 1))) / (2(n + z²)); the upper one mirrors it.
    ///
    /// Newcombe's method 4. Assumes independent sessions of one common rate; covers at least as often as it says nearly
    /// everywhere, so it is too wide.
    public static Interval corrected(Proportion proportion, Confidence confidence) {
        return corrected(proportion, 0.5, confidence);
    }

    /// The same with a correction of other than half a session: each end is the score interval's of a share that lies
    /// so many sessions further out.
    ///
    /// @param correction 0…½ sessions
    public static Interval corrected(Proportion proportion, double correction, Confidence confidence) {
        double sessions = proportion.sessions();
        return new Interval(
                lowerEnd(proportion.rate() - correction / sessions, sessions, confidence.normal()),
                1 - lowerEnd(1 - proportion.rate() - correction / sessions, sessions, confidence.normal()),
                confidence.level());
    }

    private static double lowerEnd(double rate, double sessions, double quantile) {
        if (rate <= 0) {
            return 0;
        }
        double square = quantile * quantile;
        double half = quantile * Math.sqrt(rate * (1 - rate) / sessions + square / (4 * sessions * sessions));
        return Math.clamp((rate + square / (2 * sessions) - half) / (1 + square / sessions), 0, rate);
    }
}
