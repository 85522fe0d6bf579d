package dev.ajar.store;

import dev.ajar.event.Event;
import dev.ajar.model.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What is given on to the sink by all threads, and what they counted.
final class Given {

    private final Attributes attributes;
    private final EventSink sink;
    private final List<Counts> all = new ArrayList<>();
    private final ThreadLocal<Consumer<Event>> lanes = ThreadLocal.withInitial(this::newLane);

    Given(Attributes attributes, EventSink sink) {
        this.attributes = attributes;
        this.sink = sink;
    }

    /// Counts for one thread.
    Counts counts() {
        Counts counts = new Counts();
        synchronized (all) {
            all.add(counts);
        }
        return counts;
    }

    /// The lane of the thread that asks; the same each time.
    Consumer<Event> lane() {
        return lanes.get();
    }

    private Consumer<Event> newLane() {
        Unlisted unlisted = new Unlisted(attributes, counts());
        Consumer<Event> lane = sink.lane();
        return event -> {
            unlisted.check(event);
            lane.accept(event);
        };
    }

    /// What all threads found out.
    ReadQuality quality() {
        Counts sum = new Counts();
        all.forEach(sum::add);
        return sum.quality();
    }
}
