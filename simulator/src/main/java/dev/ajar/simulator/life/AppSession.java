package dev.ajar.simulator.life;

import java.util.ArrayList;
import java.util.List;

/// One visit to a door with the app: what really happened, and what of it can be read in the log.
///
/// The judgement of [#inLog] is that of the definition `app-unlock` among the examples, written down a second time and
/// by hand, so that the two can be held against each other.
final class AppSession {

    private final String id;
    private final long start;
    private final List<Mark> marks = new ArrayList<>(2);
    private int undecided;
    private boolean opened;
    private boolean usedKey;
    private String cause = "";
    private String rule = "";

    /// Something in the log that has a say in the verdict.
    private static final class Mark {
        private final long time;
        private final String error;
        private boolean told = true;

        Mark(long time, String error) {
            this.time = time;
            this.error = error;
        }

        boolean isSuccess() {
            return error.isEmpty();
        }
    }

    AppSession(String id, long start) {
        this.id = id;
        this.start = start;
    }

    String id() {
        return id;
    }

    long start() {
        return start;
    }

    /// The bolt has moved.
    void opens() {
        opened = true;
    }

    void usesKey() {
        usedKey = true;
    }

    /// What stood in the way of the try just made.
    void hindered(String by) {
        cause = by;
    }

    /// It should not count, whatever comes of it.
    void excludedBy(String rule) {
        this.rule = rule;
    }

    /// The app has told of a failure.
    void error(long time, String error) {
        marks.add(new Mark(time, error));
    }

    /// The lock will tell of an operation; of a failed one where an error is given.
    Fate record(long time, String error) {
        Mark mark = new Mark(time, error);
        mark.told = false;
        marks.add(mark);
        undecided++;
        return inTime -> {
            mark.told = inTime;
            undecided--;
        };
    }

    /// Whether all that is told of it has been told or is lost.
    boolean isDecided() {
        return undecided == 0;
    }

    boolean failed() {
        return outcome().equals("bad");
    }

    String outcome() {
        return rule.isEmpty() ? opened ? "good" : "bad" : "excluded";
    }

    String cause() {
        return opened && rule.isEmpty() ? "" : cause;
    }

    /// What the log shows.
    ///
    /// @param removed whether the log says that the lock had no batteries when it began
    String inLog(boolean removed) {
        boolean succeeded = marks.stream().anyMatch(mark -> mark.told && mark.isSuccess());
        String last = "";
        long latest = Long.MIN_VALUE;
        for (Mark mark : marks) {
            if (mark.told && !mark.isSuccess() && mark.time >= latest) {
                latest = mark.time;
                last = mark.error;
            }
        }
        if (removed) {
            return "excluded:battery-removed";
        }
        if (!succeeded && (last.equals("key_expired") || last.equals("time_not_allowed"))) {
            return "excluded:not-entitled";
        }
        if (!succeeded && usedKey) {
            return "bad:used-the-key";
        }
        return succeeded ? "good:succeeded" : "bad:" + (last.isEmpty() ? "no-outcome" : last);
    }

    /// Why the log shows something else than what happened; empty where it does not.
    ///
    /// @param shown what the log shows
    String gap(String shown) {
        String kind = shown.substring(0, shown.indexOf(':'));
        if (kind.equals(outcome())) {
            return "";
        }
        if (rule.equals("demo")) {
            return "demo-lock";
        }
        if (shown.equals("excluded:battery-removed")) {
            return "clock-lost";
        }
        if (shown.equals("excluded:not-entitled")) {
            return "refused-wrongly";
        }
        return "record-missing";
    }
}
