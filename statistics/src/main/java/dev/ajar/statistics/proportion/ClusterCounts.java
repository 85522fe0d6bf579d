package dev.ajar.statistics.proportion;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import dev.ajar.statistics.Cells;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// How many of how many were bad in each cluster. Clusters without a session are left out.
public final class ClusterCounts {

    private static final long MOST = 1L << 53;

    private final long[] bad;
    private final long[] sessions;

    private ClusterCounts(long[] bad, long[] sessions) {
        this.bad = bad;
        this.sessions = sessions;
    }

    /// All that is in the cells, whatever the stratum and the group.
    public static ClusterCounts of(Cells cells) {
        return of(cells, cell -> true);
    }

    /// All of one group, whatever the stratum. Clusters that have nothing of it are left out.
    public static ClusterCounts of(Cells cells, String group) {
        return of(cells, cell -> cells.groups().get(cells.group(cell)).equals(group));
    }

    private static ClusterCounts of(Cells cells, IntPredicate counted) {
        long[] bad = new long[cells.clusters().size()];
        long[] sessions = new long[bad.length];
        for (int at = 0; at < cells.size(); at++) {
            if (counted.test(at)) {
                bad[cells.cluster(at)] += cells.bad(at);
                sessions[cells.cluster(at)] += cells.sessions(at);
            }
        }
        return used(bad, sessions);
    }

    /// Clusters one after another. Unknown if a count is below zero, if more are bad than there are, or if the sum is
    /// beyond 2⁵³.
    ///
    /// @throws IllegalArgumentException if the two are not of one length
    public static Answer<ClusterCounts> of(long[] bad, long[] sessions) {
        if (bad.length != sessions.length) {
            throw new IllegalArgumentException("%s clusters with bad ones, %s with sessions (expected: as many)"
                    .formatted(bad.length, sessions.length));
        }
        long total = 0;
        for (int at = 0; at < bad.length; at++) {
            if (bad[at] < 0 || bad[at] > sessions[at]) {
                return Answer.unknown(
                        Why.ABSURD_COUNTS,
                        "place %s has %s bad of %s sessions: bad ones are 0 or more and at most as many as there are"
                                .formatted(at, bad[at], sessions[at]));
            }
            if (sessions[at] > MOST - total) {
                return Answer.unknown(
                        Why.ABSURD_COUNTS,
                        "with place %s the sum is more than 2⁵³ sessions: no log has that many".formatted(at));
            }
            total += sessions[at];
        }
        return Answer.known(used(bad, sessions));
    }

    private static ClusterCounts used(long[] bad, long[] sessions) {
        int[] used = IntStream.range(0, sessions.length)
                .filter(at -> sessions[at] > 0)
                .toArray();
        return new ClusterCounts(
                IntStream.of(used).mapToLong(at -> bad[at]).toArray(),
                IntStream.of(used).mapToLong(at -> sessions[at]).toArray());
    }

    /// How many clusters there are.
    public int size() {
        return bad.length;
    }

    public long bad(int at) {
        return bad[at];
    }

    /// Good and bad; above 0.
    public long sessions(int at) {
        return sessions[at];
    }

    /// Bad ones of all clusters.
    public long allBad() {
        return LongStream.of(bad).sum();
    }

    /// Sessions of all clusters.
    public long allSessions() {
        return LongStream.of(sessions).sum();
    }

    /// Σn²/Σn: how large the cluster of a session is, on average over sessions. 0 without sessions.
    public double sizeSeenFromInside() {
        double squares = 0;
        for (long size : sessions) {
            squares += (double) size * size;
        }
        return bad.length == 0 ? 0 : squares / allSessions();
    }
}
