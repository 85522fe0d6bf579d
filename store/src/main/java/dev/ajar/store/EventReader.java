package dev.ajar.store;

import dev.ajar.event.Event;
import dev.ajar.model.Attributes;
import dev.ajar.store.spill.OnceEach;
import dev.ajar.store.spill.OnceEach.Copied;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Reads files of events: every sound event once, everything else to quarantine.
public final class EventReader {

    private final Attributes attributes;
    private final Settings settings;

    public EventReader(Attributes attributes, Settings settings) {
        this.attributes = attributes;
        this.settings = settings;
    }

    /// Reads all inputs.
    ///
    /// All files are looked at before the first is read, so that a wrong name does not show after an hour. Nothing is
    /// given on before all is read, because only then it is known which of several copies stands.
    ///
    /// @throws Unreadable if a file cannot be read to its end, or lacks a column
    /// @throws NoRoom if there is no room for what does not fit in memory
    public ReadQuality read(List<Input> inputs, EventSink sink, Quarantine quarantine, Progress progress)
            throws IOException {
        try (Opening opening = new Opening(attributes, settings);
                Crew crew = new Crew(settings.threads());
                OnceEach once = new OnceEach(attributes, settings.temporary(), settings.memory() / 2)) {
            List<Reading> readings = new ArrayList<>();
            for (Input input : inputs) {
                readings.add(opening.open(input));
            }
            List<Counts> counts = new ArrayList<>();
            AtomicLong done = new AtomicLong();
            for (int number = 0; number < readings.size(); number++) {
                int file = number;
                String name = inputs.get(number).origin().name();
                readings.get(number)
                        .read(
                                crew,
                                bytes -> progress.at(done.addAndGet(bytes), opening.bytes()),
                                () -> new Lane(once.way(), quarantine, counted(counts), file, name));
            }
            once.finish();
            give(crew, once, sink, counts);
            Counts all = new Counts();
            counts.forEach(all::add);
            return all.quality();
        }
    }

    private static Counts counted(List<Counts> all) {
        Counts counts = new Counts();
        synchronized (all) {
            all.add(counts);
        }
        return counts;
    }

    private void give(Crew crew, OnceEach once, EventSink sink, List<Counts> all) throws IOException {
        AtomicInteger next = new AtomicInteger();
        crew.run(worker -> {
            Counts counts = counted(all);
            Unlisted unlisted = new Unlisted(attributes, counts);
            Consumer<Event> lane = sink.lane();
            Consumer<Event> checked = event -> {
                unlisted.check(event);
                lane.accept(event);
            };
            for (int partition = next.getAndIncrement();
                    partition < once.partitions();
                    partition = next.getAndIncrement()) {
                Copied copied = once.take(partition, checked);
                counts.copies(copied.duplicates(), copied.conflicting());
            }
        });
    }
}
