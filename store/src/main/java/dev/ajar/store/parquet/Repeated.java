package dev.ajar.store.parquet;

import java.util.Arrays;

/// A set of hashes, all of them at least 0.
public final class Repeated {

    private static final long NONE = -1;

    private long[] slots;
    private int size;

    /// @param expected how many hashes will be added, about
    Repeated(int expected) {
        slots = empty(Math.max(16, Integer.highestOneBit(Math.min(expected, 1 << 28)) * 4));
    }

    private static long[] empty(int slots) {
        long[] none = new long[slots];
        Arrays.fill(none, NONE);
        return none;
    }

    /// Adds a hash.
    ///
    /// @return whether it was not in here
    boolean add(long hash) {
        int slot = slot(hash);
        if (slots[slot] == hash) {
            return false;
        }
        slots[slot] = hash;
        size++;
        if (size * 2 >= slots.length) {
            long[] before = slots;
            slots = empty(before.length * 2);
            for (long each : before) {
                if (each != NONE) {
                    slots[slot(each)] = each;
                }
            }
        }
        return true;
    }

    void addAll(Repeated others) {
        for (long each : others.slots) {
            if (each != NONE) {
                add(each);
            }
        }
    }

    int size() {
        return size;
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
