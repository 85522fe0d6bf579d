package dev.ajar.cli.measure;

import dev.ajar.event.Asked;
import dev.ajar.event.Event;
import dev.ajar.model.Definitions;
import dev.ajar.session.Shape;
import dev.ajar.timeline.Histories;
import dev.ajar.warehouse.EventsTable;
import dev.ajar.warehouse.Refused;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/// Where one thread lays the events it is given into a table, and counts what came of the conditions on them.
final class Laying implements Consumer<Event> {

    private final long now;
    private final EventsTable table;
    private final Histories histories;
    private final List<Shape> shapes;
    private long latest = Question.LATEST;
    private long afterNow;

    /// @param now what lies after it has no say, in µs
    Laying(Definitions definitions, EventsTable table, long now) {
        this.now = now;
        this.table = table;
        histories = new Histories(definitions.attributes(), definitions.timelines());
        shapes = definitions.experiences().stream()
                .map(experience -> new Shape(experience, definitions))
                .toList();
    }

    @Override
    public void accept(Event event) {
        if (event.time() > now) {
            afterNow++;
            return;
        }
        latest = Math.max(latest, event.time());
        histories.add(event);
        shapes.forEach(shape -> shape.of(event));
        try {
            table.add(event);
        } catch (Refused full) {
            throw new UncheckedIOException(full);
        }
    }

    /// What came of the conditions of an experience.
    List<Asked> asked(int experience) {
        return shapes.get(experience).asked();
    }

    Histories histories() {
        return histories;
    }

    /// The time of the latest event that is not after now, or [Question#LATEST] where there is none.
    long latest() {
        return latest;
    }

    /// How many events are after now.
    long afterNow() {
        return afterNow;
    }
}
