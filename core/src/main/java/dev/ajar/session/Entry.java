package dev.ajar.session;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;

/// What one experience keeps of an event: its key, its place in the order, the steps it hits and the attributes that
/// are used.
public final class Entry {

    /// What is kept of an event that has no say.
    public static final Entry NOTHING = new Entry(Key.LACKING, 0, 0, "", 0, false, new Value[0]);

    private final String key;
    private final boolean keyed;
    private final long time;
    private final long sequence;
    private final String id;
    private final long hits;
    private final boolean relevant;
    private final Value[] values;

    /// @param key as [Key] tells it
    /// @param time in µs since 1970
    /// @param sequence its place among events of one time
    /// @param hits one bit for each step, in declared order
    /// @param relevant false where the event only shows that its entity is there
    /// @param values of the attributes that the experience uses; not copied, so the giver must not change it any more
    public Entry(String key, long time, long sequence, String id, long hits, boolean relevant, Value[] values) {
        this.key = key;
        this.keyed = !key.equals(Key.LACKING);
        this.time = time;
        this.sequence = sequence;
        this.id = id;
        this.hits = hits;
        this.relevant = relevant;
        this.values = values;
    }

    /// Whether the event has no say in the experience.
    public boolean isNothing() {
        return this == NOTHING;
    }

    /// The key text, or [Key#LACKING] where an attribute of the key is unknown.
    public String key() {
        return key;
    }

    boolean isKeyed() {
        return keyed;
    }

    public long time() {
        return time;
    }

    public long sequence() {
        return sequence;
    }

    public String id() {
        return id;
    }

    /// The steps that the event hits, one bit each.
    public long hits() {
        return hits;
    }

    boolean hits(int step) {
        return ((hits >>> step) & 1) == 1;
    }

    public boolean isRelevant() {
        return relevant;
    }

    /// How many values are kept.
    public int size() {
        return values.length;
    }

    /// A kept value, in the order of [Shape].
    public Value value(int use) {
        return values[use];
    }

    /// Which of some parts the work on this entry belongs to: entries that can have a say in one session share theirs.
    ///
    /// @param parts how many there are, at least one
    public int part(int parts) {
        return isKeyed() ? (spread(key.hashCode()) & Integer.MAX_VALUE) % parts : 0;
    }

    /// Makes the low bits of a hash depend on all of it.
    private static int spread(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x45d9f3b;
        return mixed ^ (mixed >>> 16);
    }

    /// Orders entries as [dev.ajar.event.Event#ORDER] orders their events.
    static int compare(Entry left, Entry right) {
        if (left.time != right.time) {
            return left.time < right.time ? -1 : 1;
        }
        if (left.sequence != right.sequence) {
            return left.sequence < right.sequence ? -1 : 1;
        }
        return StringValue.compare(left.id, right.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
