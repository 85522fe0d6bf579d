package dev.ajar.store.spill;

import dev.ajar.event.Copies;
import dev.ajar.event.Event;
import dev.ajar.model.Attributes;
import dev.ajar.store.NoRoom;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Every event once, however often it comes: all copies of one id meet in one partition, and the one that stands is
/// given on (semantics.md §1). Events that were given no id get theirs here, for equal rows meet here too.
public final class OnceEach implements Closeable {

    /// So many that a partition of a hundred million events still fits in memory.
    private static final int PARTITIONS = 256;

    private final Spill<Waiting> waiting;

    /// @param budget bytes that may be held in memory before events go to a temporary file
    public OnceEach(Attributes attributes, Path folder, long budget) {
        waiting = new Spill<>(PARTITIONS, new Waiting.Packed(attributes.size()), folder, budget);
    }

    /// A way in for one thread.
    public Way way() {
        return new Way(waiting.writer());
    }

    /// Puts events in, for one thread.
    public static final class Way {

        private final Spill<Waiting>.Writer writer;

        private Way(Spill<Waiting>.Writer writer) {
            this.writer = writer;
        }

        /// An event that has its id.
        public void add(Event event) throws NoRoom {
            writer.add(IdPartition.of(event.id(), PARTITIONS), new Waiting(event, Origin.NONE));
        }

        /// An event whose id is the hash of its row, so far.
        ///
        /// @param file the number of the file among all that are read
        /// @param row the number of the row in its file, from 1
        /// @param several whether rows of this file give several events
        public void addNameless(Event event, int file, long row, boolean several) throws NoRoom {
            writer.add(IdPartition.of(event.id(), PARTITIONS), new Waiting(event, new Origin(file, row, several)));
        }
    }

    /// Whether an id may be one that was made from the hash of a row.
    public static boolean isRowHash(String id) {
        return IdPartition.hashEnd(id) != IdPartition.NO_HASH;
    }

    /// Ends all putting in.
    public void finish() throws NoRoom {
        waiting.finish();
    }

    /// How many partitions there are to [take][#take].
    public int partitions() {
        return waiting.partitions();
    }

    /// Takes a partition out: its events, once each. Several threads can take at once, each other partitions.
    ///
    /// @return what was found to be copies
    public Copied take(int partition, Consumer<Event> consumer) throws IOException {
        Meeting meeting = new Meeting();
        Numbering numbering = new Numbering();
        waiting.read(partition, each -> {
            if (each.origin().isThere()) {
                numbering.add(each.event(), each.origin());
            } else {
                meeting.add(each.event());
            }
        });
        waiting.forget(partition);
        numbering.forEach(meeting::add);
        return meeting.give(consumer);
    }

    /// How many copies there were.
    ///
    /// @param duplicates that say the same as the one that stands
    /// @param conflicting that say something else
    public record Copied(long duplicates, long conflicting) {}

    @Override
    public void close() throws IOException {
        waiting.close();
    }

    /// Where copies meet.
    private static final class Meeting {

        private final Map<Event, Event> first = new HashMap<>();
        private final Map<Event, Copies> repeated = new HashMap<>();

        void add(Event event) {
            Event before = first.putIfAbsent(event, event);
            if (before != null) {
                Copies copies = repeated.getOrDefault(event, Copies.of(before));
                repeated.put(before, copies.and(Copies.of(event)));
            }
        }

        Copied give(Consumer<Event> consumer) {
            long duplicates = 0;
            long conflicting = 0;
            for (Event event : first.keySet()) {
                Copies copies = repeated.isEmpty() ? null : repeated.get(event);
                if (copies == null) {
                    consumer.accept(event);
                } else {
                    duplicates += copies.duplicates();
                    conflicting += copies.conflicting();
                    consumer.accept(copies.stands());
                }
            }
            return new Copied(duplicates, conflicting);
        }
    }

    /// Where equal rows of a file are numbered.
    private static final class Numbering {

        private final Map<Equal, List<Numbered>> rows = new HashMap<>();

        private record Equal(int file, String hash) {}

        private record Numbered(long row, boolean several, Event event) {}

        void add(Event event, Origin origin) {
            rows.computeIfAbsent(new Equal(origin.file(), event.id()), ignored -> new ArrayList<>(1))
                    .add(new Numbered(origin.row(), origin.several(), event));
        }

        void forEach(Consumer<Event> consumer) {
            for (List<Numbered> equal : rows.values()) {
                equal.sort((a, b) -> Long.compare(a.row, b.row));
                long number = 0;
                long row = 0;
                for (Numbered each : equal) {
                    number += each.row == row ? 0 : 1;
                    row = each.row;
                    consumer.accept(named(each, number));
                }
            }
        }

        private static Event named(Numbered each, long number) {
            Event event = each.event;
            String id = event.id() + (number == 1 ? "" : "-" + number) + (each.several ? "/" + event.name() : "");
            return new Event(
                    id,
                    event.time(),
                    event.sequence(),
                    event.name(),
                    event.received(),
                    event.values().toArray(new dev.ajar.expression.Value[0]));
        }
    }
}
