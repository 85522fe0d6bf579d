package dev.ajar.session;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import java.util.Comparator;

/// What is kept of an event for folding: its place in the order, the steps it hits (one bit each, in declared order)
/// and the attributes that the experience uses (in the order of [Shape#uses]).
record Entry(long time, long sequence, String id, long hits, Value[] values) {

    static final Comparator<Entry> ORDER = (left, right) -> {
        int order = Long.compare(left.time, right.time);
        if (order == 0) {
            order = Long.compare(left.sequence, right.sequence);
        }
        return order == 0 ? StringValue.compare(left.id, right.id) : order;
    };

    boolean hits(int step) {
        return (hits >>> step & 1) == 1;
    }
}
