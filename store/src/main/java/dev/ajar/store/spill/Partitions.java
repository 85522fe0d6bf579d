package dev.ajar.store.spill;

import dev.ajar.event.Event;
import dev.ajar.model.Attributes;
import dev.ajar.store.NoRoom;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Events in partitions, packed: written by any number of writers, read when all of them are done.
final class Partitions implements Closeable {

    private static final int SMALLEST = 1 << 10;
    private static final int LARGEST = 1 << 16;

    private final Blocks blocks;
    private final Dictionary dictionary = new Dictionary();
    private final int attributes;
    private final List<Writer> writers = new ArrayList<>();

    /// @param budget bytes that may be held in memory
    Partitions(int partitions, Attributes attributes, Path folder, long budget) {
        this.blocks = new Blocks(partitions, folder, budget);
        this.attributes = attributes.size();
    }

    int size() {
        return blocks.partitions();
    }

    /// A writer for one thread.
    synchronized Writer writer() {
        Writer writer = new Writer(blocks.partitions());
        writers.add(writer);
        return writer;
    }

    /// Ends all writing.
    synchronized void finish() throws NoRoom {
        for (Writer writer : writers) {
            writer.flush();
        }
        writers.clear();
    }

    void read(int partition, Decoder.Taker taker) throws IOException {
        Decoder decoder = new Decoder(dictionary.texts(), attributes);
        blocks.read(partition, (bytes, length) -> decoder.decode(bytes, length, taker));
    }

    /// Lets go of a partition that was read.
    void forget(int partition) {
        blocks.forget(partition);
    }

    /// Bytes that did not fit in memory.
    long written() {
        return blocks.written();
    }

    @Override
    public void close() throws IOException {
        blocks.close();
    }

    /// Writes events of one thread.
    final class Writer {

        private final Encoder encoder = new Encoder(dictionary.new Glance(), attributes);
        private final byte[][] open;
        private final int[] filled;
        private final long[] times;
        private final long[] receptions;

        private Writer(int partitions) {
            open = new byte[partitions][];
            Arrays.fill(open, new byte[0]);
            filled = new int[partitions];
            times = new long[partitions];
            receptions = new long[partitions];
        }

        void add(int partition, Event event, Origin origin) throws NoRoom {
            encoder.encode(event, origin, times[partition], receptions[partition]);
            int length = encoder.length();
            if (filled[partition] + length > open[partition].length && !grow(partition, length)) {
                put(partition);
                encoder.encode(event, origin, 0, 0);
                length = encoder.length();
                open[partition] = new byte[Math.max(LARGEST, length)];
            }
            System.arraycopy(encoder.bytes(), 0, open[partition], filled[partition], length);
            filled[partition] += length;
            times[partition] = event.time();
            receptions[partition] = event.received();
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
                times[partition] = 0;
                receptions[partition] = 0;
            }
        }

        private void flush() throws NoRoom {
            for (int partition = 0; partition < open.length; partition++) {
                put(partition);
            }
        }
    }
}
