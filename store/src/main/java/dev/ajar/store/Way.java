package dev.ajar.store;

import dev.ajar.event.Event;
import dev.ajar.store.parquet.Repeated;
import dev.ajar.store.spill.OnceEach;
import java.io.IOException;
import java.util.function.Consumer;

/// The way that events of one thread take once they are found sound.
interface Way {

    /// An event with the id it was given.
    ///
    /// @param idHash the hash of its id, where ids were looked at before
    void sound(Event event, long idHash) throws IOException;

    /// An event that was given no id.
    void nameless(Event event, int file, long row, boolean several) throws IOException;

    /// All events wait for copies.
    record Waiting(OnceEach.Way once) implements Way {

        @Override
        public void sound(Event event, long idHash) throws NoRoom {
            once.add(event);
        }

        @Override
        public void nameless(Event event, int file, long row, boolean several) throws NoRoom {
            once.addNameless(event, file, row, several);
        }
    }

    /// Only events wait whose ids come more than once, or may be made from a row's hash; the others go straight on.
    record Straight(OnceEach.Way once, Repeated repeated, Consumer<Event> sink) implements Way {

        @Override
        public void sound(Event event, long idHash) throws NoRoom {
            if (repeated.contains(idHash) || OnceEach.isRowHash(event.id())) {
                once.add(event);
            } else {
                sink.accept(event);
            }
        }

        @Override
        public void nameless(Event event, int file, long row, boolean several) throws NoRoom {
            once.addNameless(event, file, row, several);
        }
    }
}
