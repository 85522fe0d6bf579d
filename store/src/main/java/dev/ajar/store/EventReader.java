package dev.ajar.store;

import dev.ajar.event.Event;
import dev.ajar.model.Attributes;
import dev.ajar.store.parquet.IdCheck;
import dev.ajar.store.parquet.Repeated;
import dev.ajar.store.spill.OnceEach;
import dev.ajar.store.spill.OnceEach.Copied;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
    /// All files are looked at before the first is read, so that a wrong name does not show after an hour. An event is
    /// given on when it is known that no copy of it is still to come: for most files, after all of them were read.
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
            Given given = new Given(attributes, sink);
            Supplier<Way> ways = ways(crew, readings, once, given);
            AtomicLong done = new AtomicLong();
            for (int number = 0; number < readings.size(); number++) {
                int file = number;
                String name = inputs.get(number).origin().name();
                readings.get(number)
                        .read(
                                crew,
                                bytes -> progress.at(done.addAndGet(bytes), opening.bytes()),
                                () -> new Lane(ways.get(), quarantine, given.counts(), file, name));
            }
            once.finish();
            give(crew, once, given);
            return given.quality();
        }
    }

    /// Which way events take: if all ids can be looked at before, only those wait that come more than once.
    private Supplier<Way> ways(Crew crew, List<Reading> readings, OnceEach once, Given given) throws IOException {
        boolean allHaveIds =
                readings.stream().noneMatch(reading -> reading.ids().isEmpty());
        Optional<Repeated> repeated = allHaveIds && !readings.isEmpty()
                ? IdCheck.repeated(
                        readings.stream()
                                .flatMap(reading -> reading.ids().stream())
                                .toList(),
                        crew,
                        settings.memory() / 2)
                : Optional.empty();
        return repeated.<Supplier<Way>>map(ids -> () -> new Way.Straight(once.way(), ids, given.lane()))
                .orElse(() -> new Way.Waiting(once.way()));
    }

    private static void give(Crew crew, OnceEach once, Given given) throws IOException {
        AtomicInteger next = new AtomicInteger();
        crew.run(worker -> {
            Counts counts = given.counts();
            Consumer<Event> lane = given.lane();
            for (int partition = next.getAndIncrement();
                    partition < once.partitions();
                    partition = next.getAndIncrement()) {
                Copied copied = once.take(partition, lane);
                counts.copies(copied.duplicates(), copied.conflicting());
            }
        });
    }
}
