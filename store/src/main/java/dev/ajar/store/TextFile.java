package dev.ajar.store;

import dev.ajar.model.Source;
import dev.ajar.store.event.Fault;
import dev.ajar.store.event.RowReader;
import dev.ajar.store.row.Row;
import dev.ajar.store.text.Cells;
import dev.ajar.store.text.Chunk;
import dev.ajar.store.text.Cutter;
import dev.ajar.store.text.Flaw;
import dev.ajar.store.text.Opened;
import dev.ajar.store.text.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// A text file that is read by several threads: each takes the next chunk and works on it while others take theirs.
final class TextFile {

    private static final int SHOWN = 4 << 10;

    private final Path path;
    private final String name;
    private final boolean quoted;
    private final boolean headed;

    /// What one thread does with rows.
    @FunctionalInterface
    interface Looker {
        /// Looks at one row, and says whether to go on.
        boolean look(Chunk chunk, int row, Row cells) throws IOException;
    }

    /// @param name how people call the file
    TextFile(Path path, String name, Source.Format format) {
        this.path = path;
        this.name = name;
        this.quoted = format == Source.Format.CSV;
        this.headed = quoted;
    }

    String name() {
        return name;
    }

    /// The header of a CSV file.
    byte[] header() throws IOException {
        try (Cutter cutter = new Cutter(Opened.text(path, name, ignored -> {}), quoted)) {
            return cutter.header();
        }
    }

    /// Has a crew look at all rows, until one of them has seen enough.
    void each(Crew crew, LongConsumer read, Supplier<Looker> lookers) throws IOException {
        AtomicBoolean enough = new AtomicBoolean();
        try (Cutter cutter = new Cutter(Opened.text(path, name, read), quoted)) {
            if (headed) {
                cutter.header();
            }
            crew.run(worker -> {
                Looker looker = lookers.get();
                Chunk chunk = new Chunk();
                Row row = new Row();
                try {
                    while (!enough.get() && next(cutter, chunk)) {
                        for (int at = 0; at < chunk.size(); at++) {
                            if (!looker.look(chunk, at, row)) {
                                enough.set(true);
                                break;
                            }
                        }
                    }
                } catch (IOException | RuntimeException failed) {
                    enough.set(true);
                    throw failed;
                }
            });
        }
    }

    private static boolean next(Cutter cutter, Chunk chunk) throws IOException {
        synchronized (cutter) {
            return cutter.next(chunk);
        }
    }

    /// Reads all rows.
    ///
    /// @param cells makes what takes rows apart, for one thread
    /// @param readers makes what makes events of them, for one thread
    void read(Crew crew, LongConsumer read, Supplier<Cells> cells, Supplier<RowReader> readers, Supplier<Lane> lanes)
            throws IOException {
        each(crew, read, () -> new Reading(cells.get(), readers.get(), lanes.get()));
    }

    /// How one thread reads rows.
    private static final class Reading implements Looker, Supplier<String> {

        private final Cells cells;
        private final RowReader reader;
        private final Lane lane;
        private byte[] bytes = new byte[0];
        private int from;
        private int to;

        Reading(Cells cells, RowReader reader, Lane lane) {
            this.cells = cells;
            this.reader = reader;
            this.lane = lane;
        }

        @Override
        public boolean look(Chunk chunk, int at, Row row) throws IOException {
            bytes = chunk.bytes();
            from = chunk.start(at);
            to = chunk.end(at);
            lane.look(chunk.line(at), this);
            if (chunk.flaw(at) != Flaw.NONE) {
                lane.faulty(new Fault(chunk.flaw(at).words(), ""));
                return true;
            }
            boolean ascii = Utf8.isAscii(bytes, from, to);
            if (!ascii && !Utf8.isSound(bytes, from, to)) {
                lane.faulty(new Fault("broken UTF-8", ""));
                return true;
            }
            row.begin(chunk.number(at));
            Cells.Trouble trouble = cells.read(bytes, from, to, ascii, row);
            if (trouble.isThere()) {
                lane.faulty(new Fault(trouble.reason(), trouble.found()));
            } else {
                reader.read(row, lane);
            }
            return true;
        }

        /// The row as it stands in the file, cut where it is long.
        @Override
        public String get() {
            return new String(bytes, from, Math.min(to - from, SHOWN), StandardCharsets.UTF_8);
        }
    }
}
