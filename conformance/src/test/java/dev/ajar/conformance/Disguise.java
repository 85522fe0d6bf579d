package dev.ajar.conformance;

import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import java.util.ArrayList;
import java.util.List;

/// Rows that a warehouse might have of one event: the one that stands, and copies that must fall.
final class Disguise {

    private Disguise() {}

    /// The event itself and, depending on its id, some copies.
    static List<Event> of(Event event) {
        List<Event> rows = new ArrayList<>(List.of(event));
        Value[] values = event.values().toArray(Value[]::new);
        int kind = Math.floorMod(event.id().hashCode(), 7);
        switch (kind) {
            case 1 -> rows.add(copy(event, 0, 0, "", values));
            case 2 -> rows.add(0, copy(event, 0, 5, "", values));
            case 3 -> rows.add(0, copy(event, 90_000_000, 0, "", values));
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
