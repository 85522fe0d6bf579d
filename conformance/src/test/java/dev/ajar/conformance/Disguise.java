package dev.ajar.conformance;

import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import java.util.ArrayList;
import java.util.List;

/// Rows that a warehouse might have of one event: the one that stands, and copies that must fall.
final class Disguise {

    /// How much later an honest copy may be.
    static final long APART = 1_000;

    private static final long MUCH_LATER = 90_000_000;

    private Disguise() {}

    /// Only such copies as say the same, if a little later.
    static List<Event> honest(Event event) {
        return kind(event) <= 3 ? rows(event, APART) : List.of(event);
    }

    private static int kind(Event event) {
        return Math.floorMod(event.id().hashCode(), 7);
    }

    /// The event itself and, depending on its id, some copies.
    static List<Event> of(Event event) {
        return rows(event, MUCH_LATER);
    }

    private static List<Event> rows(Event event, long later) {
        List<Event> rows = new ArrayList<>(List.of(event));
        Value[] values = event.values().toArray(Value[]::new);
        switch (kind(event)) {
            case 1 -> rows.add(copy(event, 0, 0, "", values));
            case 2 -> rows.add(0, copy(event, 0, 5, "", values));
            case 3 -> rows.add(0, copy(event, later, 0, "", values));
            case 4 -> rows.add(copy(event, 0, -5, "x", values));
            case 5 -> {
                for (int place = 0; place < values.length; place++) {
                    if (values[place].isKnown()) {
                        Value[] less = values.clone();
                        less[place] = Value.UNKNOWN;
                        rows.add(0, copy(event, 0, -5, "", less));
                    }
                }
            }
            default -> {}
        }
        return rows;
    }

    private static Event copy(Event event, long later, long sequence, String name, Value[] values) {
        return new Event(
                event.id(),
                event.time() + later,
                event.sequence() + sequence,
                event.name() + name,
                event.received(),
                values.clone());
    }
}
