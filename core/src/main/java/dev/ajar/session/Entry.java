package dev.ajar.session;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import java.util.Comparator;

/// What is kept of an event for folding: its place in the order, the steps it hits and the attributes that the
/// experience uses.
final class Entry {

    static final Comparator<Entry> ORDER = (left, right) -> {
        int order = Long.compare(left.time, right.time);
        if (order == 0) {
            order = Long.compare(left.sequence, right.sequence);
        }
        return order == 0 ? StringValue.compare(left.id, right.id) : order;
    };

    private final long time;
    private final long sequence;
    private final String id;
    private final long hits;
    private final Value[] values;

    /// @param hits one bit for each step, in declared order
    /// @param values in the order of [Shape#uses]
    Entry(long time, long sequence, String id, long hits, Value[] values) {
        this.time = time;
        this.sequence = sequence;
        this.id = id;
        this.hits = hits;
        this.values = values;
    }

    long time() {
        return time;
    }

    String id() {
        return id;
    }

    long hits() {
        return hits;
    }

    boolean hits(int step) {
        return ((hits >>> step) & 1) == 1;
    }

    Value value(int use) {
        return values[use];
    }
}
