package dev.ajar.store.spill;

import dev.ajar.event.Event;
import dev.ajar.model.Attributes;
import dev.ajar.store.NoRoom;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Events set down in partitions of the giver's choice, to be taken up again one partition after the other.
///
/// In memory while the budget lasts, then in a temporary file that is gone when this is closed, or the process ends.
/// First everything is added (each thread with a writer of its own), then [#finish()], then everything is read.
/// Within a partition the order is any. Texts that repeat come back as the same instances.
public final class Spill implements Closeable {

    private final Partitions partitions;

    /// @param budget bytes that may be held in memory
    /// @param folder where the temporary file is made if it is needed
    public Spill(int partitions, Attributes attributes, Path folder, long budget) {
        this.partitions = new Partitions(partitions, attributes, folder, budget);
    }

    /// The number of partitions.
    public int partitions() {
        return partitions.size();
    }

    /// A writer for one thread.
    public Writer writer() {
        Partitions.Writer writer = partitions.writer();
        return (partition, event) -> writer.add(partition, event, Origin.NONE);
    }

    /// Adds events, for one thread.
    @FunctionalInterface
    public interface Writer {

        /// Adds one event.
        ///
        /// @param partition from 0 on
        /// @throws NoRoom if memory is used up and there is no room in the temporary folder
        void add(int partition, Event event) throws NoRoom;
    }

    /// Ends all writing.
    public void finish() throws NoRoom {
        partitions.finish();
    }

    /// Gives every event of a partition. Several threads can read at once.
    public void read(int partition, Consumer<Event> consumer) throws IOException {
        partitions.read(partition, (event, ignored) -> consumer.accept(event));
    }

    /// Lets go of a partition that nobody will read again.
    public void forget(int partition) {
        partitions.forget(partition);
    }

    /// How many bytes did not fit in memory.
    public long written() {
        return partitions.written();
    }

    @Override
    public void close() throws IOException {
        partitions.close();
    }
}
