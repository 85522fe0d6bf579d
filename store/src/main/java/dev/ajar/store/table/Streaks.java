package dev.ajar.store.table;

import java.util.function.Consumer;

/// Follows good and bad sessions of one after the other, in the order they began.
final class Streaks {

    private final Consumer<VerdictStreak> to;
    private String who = "";
    private boolean any;
    private long inARow;
    private long since;
    private long last;
    private long failures;
    private long shutOut;

    Streaks(Consumer<VerdictStreak> to) {
        this.to = to;
    }

    void add(String whose, boolean good, long start) {
        if (!any || !who.equals(whose)) {
            end();
            who = whose;
            any = true;
        }
        last = start;
        if (good) {
            open(start);
            inARow = 0;
        } else {
            since = inARow == 0 ? start : since;
            inARow++;
            failures = Math.max(failures, inARow);
        }
    }

    private void open(long at) {
        if (inARow > 0) {
            shutOut = Math.max(shutOut, at - since);
        }
    }

    void end() {
        if (any) {
            open(last);
            to.accept(new VerdictStreak(who, failures, shutOut));
        }
        any = false;
        inARow = 0;
        failures = 0;
        shutOut = 0;
    }
}
