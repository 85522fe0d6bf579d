package dev.ajar.statistics.explanation;

/// Counts in two windows of time.
public record Change(long goodBefore, long badBefore, long goodAfter, long badAfter) {

    public static final Change NONE = new Change(0, 0, 0, 0);

    public Change plus(Change other) {
        return new Change(
                goodBefore + other.goodBefore,
                badBefore + other.badBefore,
                goodAfter + other.goodAfter,
                badAfter + other.badAfter);
    }

    Change minus(Change other) {
        return new Change(
                goodBefore - other.goodBefore,
                badBefore - other.badBefore,
                goodAfter - other.goodAfter,
                badAfter - other.badAfter);
    }

    /// Good and bad ones before.
    public long before() {
        return goodBefore + badBefore;
    }

    /// Good and bad ones after.
    public long after() {
        return goodAfter + badAfter;
    }

    /// Share of bad ones before, 0…1; where there is none, that of after, so that nothing has changed.
    public double rateBefore() {
        return before() > 0 ? (double) badBefore / before() : after() > 0 ? (double) badAfter / after() : 0;
    }

    /// Share of bad ones after, 0…1; where there is none, that of before, so that nothing has changed.
    public double rateAfter() {
        return after() > 0 ? (double) badAfter / after() : rateBefore();
    }

    /// By how much the share of bad ones rose, −1…1.
    public double rise() {
        return rateAfter() - rateBefore();
    }

    /// Whether it can be counted at all.
    boolean isCount() {
        long most = 1L << 50;
        return goodBefore >= 0
                && badBefore >= 0
                && goodAfter >= 0
                && badAfter >= 0
                && goodBefore <= most
                && badBefore <= most
                && goodAfter <= most
                && badAfter <= most;
    }
}
