package dev.ajar.store.spill;

import dev.ajar.expression.Value;
import java.util.Arrays;

/// What the item before in a block says, so that the next need not say it again.
final class Before {

    private static final Value[] NO_VALUES = {};

    long time;
    long received;
    String key = "";
    private Value[] values = NO_VALUES;

    void forget() {
        time = 0;
        received = 0;
        key = "";
        values = NO_VALUES;
    }

    /// The values that were last known, place by place; unknown where none was.
    Value[] values(int size) {
        if (values.length != size) {
            values = new Value[size];
            Arrays.fill(values, Value.UNKNOWN);
        }
        return values;
    }
}
