package dev.ajar.store.spill;

import dev.ajar.store.NoRoom;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Blocks of bytes in partitions: in memory while the budget lasts, then in one temporary file.
///
/// The file has no name any more as soon as it is open (where the system allows that), so nothing stays behind, however
/// the process ends.
final class Blocks implements Closeable {

    private final Path folder;
    private final long budget;
    private final List<List<Block>> partitions = new ArrayList<>();
    private @Nullable FileChannel file;
    private long inMemory;
    private long inFile;

    /// Bytes in memory, or where they are in the file.
    private static final class Block {
        private final byte[] held;
        private final long at;
        private final int length;

        Block(byte[] held, long at, int length) {
            this.held = held;
            this.at = at;
            this.length = length;
        }

        boolean isHeld() {
            return held.length > 0;
        }
    }

    /// Takes blocks back.
    @FunctionalInterface
    interface Taker {
        void take(byte[] bytes, int length) throws IOException;
    }

    /// @param folder where the temporary file is made if it is needed
    /// @param budget bytes that may be held in memory
    Blocks(int partitions, Path folder, long budget) {
        this.folder = folder;
        this.budget = budget;
        for (int partition = 0; partition < partitions; partition++) {
            this.partitions.add(new ArrayList<>());
        }
    }

    int partitions() {
        return partitions.size();
    }

    /// Keeps a block; the giver must not touch its bytes any more.
    ///
    /// @return whether the bytes were copied to the file and so can be used again
    synchronized boolean put(int partition, byte[] bytes, int length) throws NoRoom {
        if (inMemory + bytes.length <= budget) {
            inMemory += bytes.length;
            partitions.get(partition).add(new Block(bytes, 0, length));
            return false;
        }
        try {
            FileChannel open = file();
            ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
            long at = inFile;
            while (rest.hasRemaining()) {
                inFile += open.write(rest, inFile);
            }
            partitions.get(partition).add(new Block(new byte[0], at, length));
            return true;
        } catch (IOException full) {
            throw new NoRoom(folder, full);
        }
    }

    private FileChannel file() throws IOException {
        if (file == null) {
            file = FileChannel.open(
                    Files.createTempFile(folder, "ajar-", ".spill"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        }
        return file;
    }

    /// Gives every block of a partition back. Several threads can do so at once, when all blocks are put.
    void read(int partition, Taker taker) throws IOException {
        byte[] buffer = new byte[0];
        for (Block block : partitions.get(partition)) {
            if (block.isHeld()) {
                taker.take(block.held, block.length);
            } else {
                buffer = buffer.length < block.length ? new byte[block.length] : buffer;
                fill(buffer, block.at, block.length);
                taker.take(buffer, block.length);
            }
        }
    }

    private void fill(byte[] buffer, long at, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(buffer, 0, length);
        FileChannel open = file;
        while (open != null && rest.hasRemaining()) {
            if (open.read(rest, at + rest.position()) < 0) {
                throw new IOException("the temporary file in %s was cut off".formatted(folder));
            }
        }
    }

    /// Lets go of a partition's blocks in memory.
    synchronized void forget(int partition) {
        for (Block block : partitions.get(partition)) {
            inMemory -= block.held.length;
        }
        partitions.get(partition).clear();
    }

    /// Bytes that went to the file.
    synchronized long written() {
        return inFile;
    }

    @Override
    public synchronized void close() throws IOException {
        partitions.forEach(List::clear);
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
