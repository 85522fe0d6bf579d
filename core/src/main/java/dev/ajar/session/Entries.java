package dev.ajar.session;

import java.util.Arrays;

/// The entries of one key, kept in order. Mostly they arrive so; where not, they are sorted when asked for.
final class Entries {

    private Entry[] entries = new Entry[4];
    private int size;
    private boolean ordered = true;

    void add(Entry entry) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, size * 2);
        }
        // What is given twice stands only once, so entries that are equal are out of order too.
        ordered = ordered && (size == 0 || Entry.compare(entries[size - 1], entry) < 0);
        entries[size++] = entry;
    }

    void merge(Entries others) {
        for (int place = 0; place < others.size; place++) {
            add(others.entries[place]);
        }
    }

    /// All entries up to an instant, in µs, in order. What was given twice is there once.
    Stretch upTo(long instant) {
        if (!ordered) {
            Arrays.sort(entries, 0, size, Entry::compare);
            size = once();
            ordered = true;
        }
        int last = size;
        while (last > 0 && entries[last - 1].time() > instant) {
            last--;
        }
        return new Stretch(entries, 0, last);
    }

    /// Lets go of entries that stand beside their like.
    private int once() {
        int kept = 1;
        for (int place = 1; place < size; place++) {
            if (Entry.compare(entries[kept - 1], entries[place]) != 0) {
                entries[kept++] = entries[place];
            }
        }
        Arrays.fill(entries, kept, size, Entry.NOTHING);
        return kept;
    }
}
