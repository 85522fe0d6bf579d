package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Cells;
import java.util.List;

/// Sums of both sides by stratum: what one pass over the cells gives. A column is a stratum and a side: `2·stratum` is
/// the baseline's, the one after it the candidate's.
final class ArmSums {

    static final int BASELINE = 0;
    static final int CANDIDATE = 1;

    /// The least a stratum needs on each side: with one cluster nothing shows how much clusters differ.
    static final int LEAST_CLUSTERS = 2;

    private final Cells cells;
    private final int[] sideOfGroup;
    final long[] sessions;
    final long[] bad;
    final int[] clusters;
    final double[] squares;
    final int[] clustersOfSide = new int[2];

    private ArmSums(Cells cells, int[] sideOfGroup) {
        this.cells = cells;
        this.sideOfGroup = sideOfGroup;
        int columns = 2 * cells.strata().size();
        sessions = new long[columns];
        bad = new long[columns];
        clusters = new int[columns];
        squares = new double[columns];
        add();
    }

    static ArmSums of(Cells cells, Arms arms) {
        List<String> groups = cells.groups();
        int[] side = new int[groups.size()];
        for (int group = 0; group < side.length; group++) {
            side[group] = groups.get(group).equals(arms.candidate())
                    ? CANDIDATE
                    : groups.get(group).equals(arms.baseline()) ? BASELINE : -1;
        }
        return new ArmSums(cells, side);
    }

    private void add() {
        int[] seen = {-1, -1};
        for (int at = 0; at < cells.size(); at++) {
            int side = side(at);
            if (side >= 0) {
                int column = column(at);
                long count = cells.sessions(at);
                sessions[column] += count;
                bad[column] += cells.bad(at);
                clusters[column]++;
                squares[column] += (double) count * count;
                if (seen[side] != cells.cluster(at)) {
                    seen[side] = cells.cluster(at);
                    clustersOfSide[side]++;
                }
            }
        }
    }

    Cells cells() {
        return cells;
    }

    int strata() {
        return sessions.length / 2;
    }

    /// Which side a cell is on; below zero for neither.
    int side(int at) {
        return sideOfGroup[cells.group(at)];
    }

    int column(int at) {
        return 2 * cells.stratum(at) + side(at);
    }

    double rate(int column) {
        return sessions[column] == 0 ? 0 : (double) bad[column] / sessions[column];
    }

    long sessionsOf(int side) {
        return sum(sessions, side);
    }

    long badOf(int side) {
        return sum(bad, side);
    }

    /// Enough clusters on both sides to say something of this stratum.
    boolean comparable(int stratum) {
        return clusters[2 * stratum] >= LEAST_CLUSTERS && clusters[2 * stratum + 1] >= LEAST_CLUSTERS;
    }

    private static long sum(long[] counts, int side) {
        long sum = 0;
        for (int column = side; column < counts.length; column += 2) {
            sum += counts[column];
        }
        return sum;
    }
}
