package dev.ajar.store.spill;

import dev.ajar.session.Entry;
import dev.ajar.store.NoRoom;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Items set down in partitions of the giver's choice, to be taken up again one partition after the other.
///
/// In memory while the budget lasts, then in a temporary file that is gone when this is closed, or the process ends.
/// First everything is added (each thread with a writer of its own), then [#finish()], then everything is read.
/// Within a partition the order is any. Texts that repeat come back as the same instances.
///
/// @param <T> what waits here
public final class Spill<T> implements Closeable {

    private static final int SMALLEST = 1 << 10;
    private static final int LARGEST = 1 << 16;

    private final Blocks blocks;
    private final Dictionary dictionary = new Dictionary();
    private final Form<T> form;
    private final List<Writer> writers = new ArrayList<>();

    /// @param form how items are packed
    Spill(int partitions, Form<T> form, Path folder, long budget) {
        this.blocks = new Blocks(partitions, folder, budget);
        this.form = form;
    }

    /// For what an experience keeps of events.
    ///
    /// @param uses how many values it keeps of each
    /// @param budget bytes that may be held in memory
    /// @param folder where the temporary file is made if it is needed
    public static Spill<Entry> ofEntries(int partitions, int uses, Path folder, long budget) {
        return new Spill<>(partitions, new PackedEntry(uses), folder, budget);
    }

    /// The number of partitions.
    public int partitions() {
        return blocks.partitions();
    }

    /// A writer for one thread.
    public synchronized Writer writer() {
        Writer writer = new Writer();
        writers.add(writer);
        return writer;
    }

    /// Ends all writing.
    public synchronized void finish() throws NoRoom {
        for (Writer writer : writers) {
            writer.flush();
        }
        writers.clear();
    }

    /// Gives every item of a partition. Several threads can read at once.
    public void read(int partition, Consumer<? super T> consumer) throws IOException {
        Unpacker unpacker = new Unpacker(dictionary.texts());
        Before before = new Before();
        blocks.read(partition, (bytes, length) -> {
            unpacker.begin(bytes, length);
            before.forget();
            while (!unpacker.isAtEnd()) {
                consumer.accept(form.unpack(unpacker, before));
            }
        });
    }

    /// Lets go of a partition that nobody will read again.
    public void forget(int partition) {
        blocks.forget(partition);
    }

    /// How many bytes did not fit in memory.
    public long written() {
        return blocks.written();
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }

    /// Adds items, for one thread.
    public final class Writer {

        private final Packer packer = new Packer(dictionary.new Glance());
        private final byte[][] open = new byte[partitions()][];
        private final int[] filled = new int[partitions()];
        private final Before[] before = new Before[partitions()];

        private Writer() {
            Arrays.fill(open, new byte[0]);
            Arrays.setAll(before, partition -> new Before());
        }

        /// Adds one item.
        ///
        /// @param partition from 0 on
        /// @throws NoRoom if memory is used up and there is no room in the temporary folder
        public void add(int partition, T item) throws NoRoom {
            pack(item, before[partition]);
            if (filled[partition] + packer.length() > open[partition].length && !grow(partition, packer.length())) {
                put(partition);
                pack(item, before[partition]);
                open[partition] = new byte[Math.max(LARGEST, packer.length())];
            }
            System.arraycopy(packer.bytes(), 0, open[partition], filled[partition], packer.length());
            filled[partition] += packer.length();
        }

        private void pack(T item, Before said) {
            packer.begin();
            form.pack(item, packer, said);
        }

        private boolean grow(int partition, int more) {
            int capacity = Math.max(SMALLEST, open[partition].length * 4);
            while (capacity < filled[partition] + more) {
                capacity *= 4;
            }
            if (capacity > LARGEST) {
                return false;
            }
            open[partition] = Arrays.copyOf(open[partition], capacity);
            return true;
        }

        private void put(int partition) throws NoRoom {
            if (filled[partition] > 0) {
                blocks.put(partition, open[partition], filled[partition]);
                open[partition] = new byte[0];
                filled[partition] = 0;
            }
            before[partition].forget();
        }

        private void flush() throws NoRoom {
            for (int partition = 0; partition < open.length; partition++) {
                put(partition);
            }
        }
    }
}
