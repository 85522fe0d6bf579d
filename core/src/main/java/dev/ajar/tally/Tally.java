package dev.ajar.tally;

import dev.ajar.verdict.Verdict;

/// How many were good, bad, excluded and pending. Signed, because a revision takes out what it put in.
public record Tally(long good, long bad, long excluded, long pending) {

    public static final Tally ZERO = new Tally(0, 0, 0, 0);

    private static final Tally GOOD = new Tally(1, 0, 0, 0);
    private static final Tally BAD = new Tally(0, 1, 0, 0);
    private static final Tally EXCLUDED = new Tally(0, 0, 1, 0);
    private static final Tally PENDING = new Tally(0, 0, 0, 1);

    /// One of a kind.
    public static Tally one(Verdict.Kind kind) {
        return switch (kind) {
            case GOOD -> GOOD;
            case BAD -> BAD;
            case EXCLUDED -> EXCLUDED;
            case PENDING -> PENDING;
        };
    }

    public Tally plus(Tally other) {
        return new Tally(good + other.good, bad + other.bad, excluded + other.excluded, pending + other.pending);
    }

    public Tally minus(Tally other) {
        return new Tally(good - other.good, bad - other.bad, excluded - other.excluded, pending - other.pending);
    }

    /// The same so many times.
    public Tally times(long times) {
        return new Tally(good * times, bad * times, excluded * times, pending * times);
    }

    /// How many count for the SLI.
    public long valid() {
        return good + bad;
    }

    /// How many there are in all.
    public long total() {
        return good + bad + excluded + pending;
    }

    /// Whether there is an SLI at all.
    public boolean hasSli() {
        return valid() > 0;
    }

    /// The share of valid ones that are good, 0…1.
    ///
    /// @throws ArithmeticException if nothing is valid: that is no 100 %, and no 0 % either
    public double sli() {
        if (!hasSli()) {
            throw new ArithmeticException("no valid session, so no SLI");
        }
        return (double) good / valid();
    }
}
