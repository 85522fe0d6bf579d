package dev.ajar.cli.measure;

import dev.ajar.event.Asked;
import dev.ajar.event.Event;
import dev.ajar.model.Definitions;
import dev.ajar.session.Entry;
import dev.ajar.session.Shape;
import dev.ajar.store.NoRoom;
import dev.ajar.store.spill.Spill;
import dev.ajar.timeline.Histories;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Where one thread puts the events it is given: into histories, and for each experience into the part they belong to.
final class Gathering implements Consumer<Event> {

    private final long now;
    private final Histories histories;
    private final List<Drawer> drawers = new ArrayList<>();
    private long latest = Question.LATEST;
    private long afterNow;

    /// @param now what lies after it has no say, in µs
    /// @param spills one for each experience, in their order
    Gathering(Definitions definitions, List<Spill<Entry>> spills, long now) {
        this.now = now;
        histories = new Histories(definitions.attributes(), definitions.timelines());
        for (int place = 0; place < spills.size(); place++) {
            Shape shape = new Shape(definitions.experiences().get(place), definitions);
            drawers.add(new Drawer(
                    shape, spills.get(place).writer(), spills.get(place).partitions()));
        }
    }

    @Override
    public void accept(Event event) {
        if (event.time() > now) {
            afterNow++;
            return;
        }
        latest = Math.max(latest, event.time());
        histories.add(event);
        try {
            for (Drawer drawer : drawers) {
                drawer.keep(event);
            }
        } catch (NoRoom full) {
            throw new UncheckedIOException(full);
        }
    }

    /// Where what one experience keeps is put.
    private record Drawer(Shape shape, Spill<Entry>.Writer writer, int parts) {

        void keep(Event event) throws NoRoom {
            Entry entry = shape.of(event);
            if (!entry.isNothing()) {
                writer.add(entry.part(parts), entry);
            }
        }
    }

    /// What came of the conditions of an experience.
    List<Asked> asked(int experience) {
        return drawers.get(experience).shape().asked();
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
