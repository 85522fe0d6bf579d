package dev.ajar.session;

import dev.ajar.expression.Value;
import java.util.Arrays;
import java.util.List;

/// What the events of one session come to, gathered in order.
///
/// @param counts for each step how many events hit it
/// @param firsts for each step its first time, where it was hit
/// @param lasts for each step its last time, where it was hit
/// @param firstValues for each kept attribute its value at the first event that has it
/// @param lastValues for each kept attribute its value at the last event that has it
/// @param path the steps hit, in order, without those that stand aside
record Gathered(
        long events, long[] counts, long[] firsts, long[] lasts, Value[] firstValues, Value[] lastValues, int[] path) {

    static Gathered of(List<Entry> inOrder, int steps, int uses, long aside) {
        long[] counts = new long[steps];
        long[] firsts = new long[steps];
        long[] lasts = new long[steps];
        Value[] firstValues = new Value[uses];
        Value[] lastValues = new Value[uses];
        Arrays.fill(firstValues, Value.UNKNOWN);
        Arrays.fill(lastValues, Value.UNKNOWN);
        int length = 0;
        for (Entry entry : inOrder) {
            length += Long.bitCount(entry.hits() & ~aside);
        }
        int[] path = new int[length];
        int at = 0;
        for (Entry entry : inOrder) {
            for (long hits = entry.hits(); hits != 0; hits &= hits - 1) {
                int step = Long.numberOfTrailingZeros(hits);
                if (counts[step]++ == 0) {
                    firsts[step] = entry.time();
                }
                lasts[step] = entry.time();
                if ((aside >>> step & 1) == 0) {
                    path[at++] = step;
                }
            }
            for (int use = 0; use < uses; use++) {
                Value value = entry.values()[use];
                if (value.isKnown()) {
                    lastValues[use] = value;
                    if (!firstValues[use].isKnown()) {
                        firstValues[use] = value;
                    }
                }
            }
        }
        return new Gathered(inOrder.size(), counts, firsts, lasts, firstValues, lastValues, path);
    }

    /// The last step in declared order that was reached, `aside` steps left out; −1 where there is none.
    int furthest() {
        int furthest = -1;
        for (int step : path) {
            furthest = Math.max(furthest, step);
        }
        return furthest;
    }
}
