package dev.ajar.store.parquet;

import java.util.Arrays;

/// A set of hashes, all of them at least 0.
public final class Repeated {

    private static final long NONE = -1;

    private long[] slots = new long[16];
    private int size;

    Repeated() {
        Arrays.fill(slots, NONE);
    }

    void add(long hash) {
        if (size * 2 >= slots.length) {
            long[] before = slots;
            slots = new long[before.length * 2];
            Arrays.fill(slots, NONE);
            size = 0;
            for (long each : before) {
                if (each != NONE) {
                    add(each);
                }
            }
        }
        int slot = slot(hash);
        size += slots[slot] == hash ? 0 : 1;
        slots[slot] = hash;
    }

    public boolean contains(long hash) {
        return size > 0 && slots[slot(hash)] == hash;
    }

    /// Where a hash is, or would be put.
    private int slot(long hash) {
        int slot = Long.hashCode(hash) & slots.length - 1;
        while (slots[slot] != NONE && slots[slot] != hash) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }
}
