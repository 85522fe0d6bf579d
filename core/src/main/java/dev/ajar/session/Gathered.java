package dev.ajar.session;

import dev.ajar.expression.Value;
import java.util.Arrays;

/// What the events of one session come to, gathered in order. Its arrays are not to be changed.
final class Gathered {

    /// How many events there are.
    final long events;

    /// For each step how many events hit it.
    final long[] counts;

    /// For each step its first time, where it was hit.
    final long[] firsts;

    /// For each step its last time, where it was hit.
    final long[] lasts;

    /// For each kept attribute its value at the first event that has it.
    final Value[] firstValues;

    /// For each kept attribute its value at the last event that has it.
    final Value[] lastValues;

    /// The steps hit, in order, without those that stand aside.
    final int[] path;

    /// When each step of the path was hit, in µs.
    final long[] pathTimes;

    /// @param aside the steps that stand aside, one bit each
    @SuppressWarnings("ReferenceEquality") // there is one unknown value; others need not be looked at, which costs
    Gathered(Stretch inOrder, int steps, int uses, long aside) {
        counts = new long[steps];
        firsts = new long[steps];
        lasts = new long[steps];
        firstValues = new Value[uses];
        lastValues = new Value[uses];
        Arrays.fill(firstValues, Value.UNKNOWN);
        Arrays.fill(lastValues, Value.UNKNOWN);
        int length = 0;
        for (int place = 0; place < inOrder.size(); place++) {
            length += Long.bitCount(inOrder.at(place).hits() & ~aside);
        }
        path = new int[length];
        pathTimes = new long[length];
        int at = 0;
        for (int place = 0; place < inOrder.size(); place++) {
            Entry entry = inOrder.at(place);
            for (long hits = entry.hits(); hits != 0; hits &= hits - 1) {
                int step = Long.numberOfTrailingZeros(hits);
                if (counts[step]++ == 0) {
                    firsts[step] = entry.time();
                }
                lasts[step] = entry.time();
                if (((aside >>> step) & 1) == 0) {
                    path[at] = step;
                    pathTimes[at++] = entry.time();
                }
            }
            for (int use = 0; use < uses; use++) {
                Value value = entry.value(use);
                if (value != Value.UNKNOWN) {
                    lastValues[use] = value;
                    if (firstValues[use] == Value.UNKNOWN) {
                        firstValues[use] = value;
                    }
                }
            }
        }
        events = inOrder.size();
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
