package dev.ajar.conformance;

import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// A row of a warehouse's table: an event, or something that is none.
///
/// @param values one for each declared attribute
record Row(Value id, Value time, Value sequence, Value name, List<Value> values) {

    /// 2200-01-01T00:00:00Z
    private static final long TOO_LATE = 7_258_118_400_000_000L;

    /// How many rows are no events.
    static final int BROKEN = 7;

    private static final Value SOME_TIME = new InstantValue(1);
    private static final Value NO_SEQUENCE = Value.UNKNOWN;

    /// The rows of these events in no order, and [#BROKEN] rows that are no events.
    ///
    /// @param disguise the rows that there are of each event
    static List<Row> of(List<Event> events, Attributes attributes, Function<Event, List<Event>> disguise) {
        List<Row> rows = new ArrayList<>();
        for (Event event : events) {
            disguise.apply(event).forEach(row -> rows.add(of(row)));
        }
        Collections.shuffle(rows, new Random(events.size()));
        List<Value> nothing =
                attributes.all().stream().map(ignored -> Value.UNKNOWN).toList();
        rows.add(new Row(text(""), SOME_TIME, NO_SEQUENCE, text("no id"), nothing));
        rows.add(new Row(Value.UNKNOWN, SOME_TIME, NO_SEQUENCE, text("x"), nothing));
        rows.add(new Row(text("no name"), SOME_TIME, NO_SEQUENCE, text(""), nothing));
        rows.add(new Row(text("no name"), SOME_TIME, NO_SEQUENCE, Value.UNKNOWN, nothing));
        rows.add(new Row(text("no time"), Value.UNKNOWN, NO_SEQUENCE, text("x"), nothing));
        rows.add(new Row(text("too early"), new InstantValue(-1), NO_SEQUENCE, text("x"), nothing));
        rows.add(new Row(text("too late"), new InstantValue(TOO_LATE), NO_SEQUENCE, text("x"), nothing));
        return rows;
    }

    private static Row of(Event event) {
        return new Row(
                text(event.id()),
                new InstantValue(event.time()),
                new IntValue(event.sequence()),
                text(event.name()),
                event.values());
    }

    private static Value text(String text) {
        return new StringValue(text);
    }
}
