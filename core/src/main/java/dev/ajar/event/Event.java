package dev.ajar.event;

import dev.ajar.expression.Time;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attributes;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// Something that happened, as whoever saw it told it (semantics.md §1).
///
/// Its attributes are kept in the order of [Attributes]; what nobody declared is not here. Two events are equal when
/// their ids are.
public final class Event {

    /// The order of events everywhere: by time, then sequence, then id.
    public static final Comparator<Event> ORDER = Comparator.comparingLong(Event::time)
            .thenComparingLong(Event::sequence)
            .thenComparing(Event::id, StringValue::compare);

    private final String id;
    private final long time;
    private final long sequence;
    private final StringValue name;
    private final long received;
    private final Value[] values;

    /// @param id 1–128 characters, unique over everything that is judged together
    /// @param time when it happened, in µs since 1970, on the clock of whoever saw it
    /// @param sequence its place among events of one time
    /// @param received when Ajar took it, in µs since 1970; never used in a verdict
    /// @param values one for each declared attribute, in their order, unknown where the event does not say; not
    ///     copied, so the giver must not change it any more
    public Event(String id, long time, long sequence, String name, long received, Value[] values) {
        this.id = id;
        this.time = time;
        this.sequence = sequence;
        this.name = new StringValue(name);
        this.received = received;
        this.values = values;
    }

    public String id() {
        return id;
    }

    public long time() {
        return time;
    }

    public long sequence() {
        return sequence;
    }

    public String name() {
        return name.text();
    }

    /// The name as conditions see it.
    Value nameValue() {
        return name;
    }

    public long received() {
        return received;
    }

    /// The value of the attribute at this place among the declared ones.
    public Value value(int place) {
        return values[place];
    }

    /// All values, in the order of the declared attributes.
    public List<Value> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Event event && event.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "%s %s %s %s".formatted(Time.text(time), name(), id, Arrays.toString(values));
    }
}
