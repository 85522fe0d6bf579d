package dev.ajar.store.spill;

import dev.ajar.session.Entry;

/// The form of what an experience keeps of an event: flags · (key) · id · time − the time before · (sequence) · hits ·
/// values.
///
/// @param uses how many values are kept
record PackedEntry(int uses) implements Form<Entry> {

    private static final int SEQUENCE = 1;
    private static final int RELEVANT = 2;
    private static final int SAME_KEY = 4;

    @Override
    public void pack(Entry entry, Packer to, Before before) {
        boolean sameKey = entry.key().equals(before.key);
        to.flags((entry.sequence() == 0 ? 0 : SEQUENCE)
                | (entry.isRelevant() ? RELEVANT : 0)
                | (sameKey ? SAME_KEY : 0));
        if (!sameKey) {
            to.text(entry.key());
            before.key = entry.key();
        }
        to.text(entry.id());
        to.signed(entry.time() - before.time);
        if (entry.sequence() != 0) {
            to.signed(entry.sequence());
        }
        to.number(entry.hits());
        to.values(uses, entry::value, before);
        before.time = entry.time();
    }

    @Override
    public Entry unpack(Unpacker from, Before before) {
        int flags = from.flags();
        if ((flags & SAME_KEY) == 0) {
            before.key = from.string();
        }
        String id = from.string();
        before.time += from.signed();
        long sequence = (flags & SEQUENCE) == 0 ? 0 : from.signed();
        long hits = from.number();
        return new Entry(
                before.key, before.time, sequence, id, hits, (flags & RELEVANT) != 0, from.values(uses, before));
    }
}
