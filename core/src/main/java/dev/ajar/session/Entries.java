package dev.ajar.session;

import java.util.ArrayList;
import java.util.List;

/// The events of one key, kept in order. Mostly they arrive so; where not, they are sorted when asked for.
final class Entries {

    private final List<Entry> entries = new ArrayList<>(4);
    private boolean ordered = true;

    void add(Entry entry) {
        if (ordered && !entries.isEmpty()) {
            ordered = Entry.ORDER.compare(entries.get(entries.size() - 1), entry) <= 0;
        }
        entries.add(entry);
    }

    void merge(Entries others) {
        others.entries.forEach(this::add);
    }

    /// All events up to an instant, in µs, in order. An event that was given twice is there once.
    List<Entry> upTo(long instant) {
        if (!ordered) {
            entries.sort(Entry.ORDER);
            ordered = true;
        }
        int last = entries.size();
        while (last > 0 && entries.get(last - 1).time() > instant) {
            last--;
        }
        return once(entries.subList(0, last));
    }

    private static List<Entry> once(List<Entry> inOrder) {
        for (int place = 1; place < inOrder.size(); place++) {
            if (Entry.ORDER.compare(inOrder.get(place - 1), inOrder.get(place)) == 0) {
                List<Entry> once = new ArrayList<>(inOrder.subList(0, place));
                for (Entry entry : inOrder.subList(place, inOrder.size())) {
                    if (Entry.ORDER.compare(once.get(once.size() - 1), entry) != 0) {
                        once.add(entry);
                    }
                }
                return once;
            }
        }
        return inOrder;
    }
}
