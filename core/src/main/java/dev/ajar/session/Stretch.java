package dev.ajar.session;

/// Entries that follow one another, in order.
final class Stretch {

    static final Stretch EMPTY = new Stretch(new Entry[0], 0, 0);

    private final Entry[] entries;
    private final int from;
    private final int to;

    /// @param entries not copied; nobody may change it while this is used
    Stretch(Entry[] entries, int from, int to) {
        this.entries = entries;
        this.from = from;
        this.to = to;
    }

    int size() {
        return to - from;
    }

    Entry at(int place) {
        return entries[from + place];
    }

    Entry last() {
        return entries[to - 1];
    }

    /// A part of it.
    Stretch part(int begin, int end) {
        return new Stretch(entries, from + begin, from + end);
    }
}
