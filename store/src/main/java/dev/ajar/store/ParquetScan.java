package dev.ajar.store;

import dev.ajar.event.Event;
import dev.ajar.store.event.Fault;
import dev.ajar.store.event.Findings;
import dev.ajar.store.event.RowHash;
import dev.ajar.store.event.RowReader;
import dev.ajar.store.parquet.IdCheck.Ids;
import dev.ajar.store.parquet.ParquetColumn;
import dev.ajar.store.parquet.ParquetFile;
import dev.ajar.store.parquet.ParquetFile.Range;
import dev.ajar.store.parquet.ParquetRows;
import dev.ajar.store.parquet.Selection;
import dev.ajar.store.row.Row;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Reads a Parquet file by several threads: each takes the next range of rows.
///
/// @param id the SQL expression of ids, for their hashes, or [ParquetFile#NO_ID]
/// @param bytes how large the file is
record ParquetScan(ParquetFile file, String id, long bytes) {

    private static final int SHOWN = 4 << 10;

    /// Reads all rows.
    ///
    /// Only the used columns at first. Where events have no id, the hash of the whole row is needed: such ranges are
    /// read once more with all columns.
    ///
    /// @param read told how many bytes of the file were read, each time some were
    /// @param readers makes what makes events of rows, for one thread
    void read(Crew crew, List<ParquetColumn> used, LongConsumer read, Supplier<RowReader> readers, Supplier<Lane> lanes)
            throws IOException {
        List<ParquetColumn> all =
                file.columns().stream().filter(ParquetColumn::isReadable).toList();
        if (used.size() == all.size()) {
            read(crew, all, file.ranges(), read, readers, lanes, (lane, range) -> lane);
            return;
        }
        Set<Range> lacking = ConcurrentHashMap.newKeySet();
        read(crew, used, file.ranges(), read, readers, lanes, (lane, range) -> new Named(lane, range, lacking));
        if (!lacking.isEmpty()) {
            read(crew, all, List.copyOf(lacking), ignored -> {}, readers, lanes, (lane, range) -> new Nameless(lane));
        }
    }

    /// The same file with the ids that are looked at before.
    ParquetScan with(String ids) {
        return new ParquetScan(file, ids, bytes);
    }

    /// The ids that can be looked at before.
    List<Ids> ids() {
        return id.equals(ParquetFile.NO_ID) ? List.of() : List.of(new Ids(file, id));
    }

    /// Has a crew look at all rows.
    void look(Crew crew, List<ParquetColumn> wanted, Supplier<Lane> lanes, Supplier<RowReader> lookers)
            throws IOException {
        read(crew, wanted, file.ranges(), ignored -> {}, lookers, lanes, (lane, range) -> lane);
    }

    /// What is done with what is found in a range.
    @FunctionalInterface
    private interface Taking {
        Findings findings(Lane lane, Range range);
    }

    private void read(
            Crew crew,
            List<ParquetColumn> wanted,
            List<Range> ranges,
            LongConsumer read,
            Supplier<RowReader> readers,
            Supplier<Lane> lanes,
            Taking taking)
            throws IOException {
        ConcurrentLinkedQueue<Range> rest = new ConcurrentLinkedQueue<>(ranges);
        long rowsInAll = Math.max(1, file.rows());
        Selection selection = file.select(wanted, id);
        crew.run(worker -> {
            RowReader reader = readers.get();
            Lane lane = lanes.get();
            Row row = new Row();
            Supplier<String> raw = () -> shown(row);
            try (ParquetRows rows = selection.rows()) {
                for (Range range = rest.poll(); range != null; range = rest.poll()) {
                    Findings findings = taking.findings(lane, range);
                    rows.read(range, row, () -> {
                        lane.look(row.number(), raw);
                        lane.idHash(row.idHash());
                        reader.read(row, findings);
                    });
                    read.accept(Math.round((double) bytes * (range.to() - range.from()) / rowsInAll));
                }
            } catch (IOException | RuntimeException failed) {
                rest.clear();
                throw failed;
            }
        });
        file.expectUnchanged();
    }

    private static String shown(Row row) {
        String json = RowHash.json(row);
        return json.length() > SHOWN ? json.substring(0, SHOWN) : json;
    }

    /// Takes events that have ids, and remembers where there were others.
    private record Named(Findings lane, Range range, Set<Range> lacking) implements Findings {

        @Override
        public void sound(Event event) throws IOException {
            lane.sound(event);
        }

        @Override
        public void nameless(Event event, long row, boolean several) {
            lacking.add(range);
        }

        @Override
        public void faulty(Fault fault) {
            lane.faulty(fault);
        }

        @Override
        public void dropped(long arrays) {
            lane.dropped(arrays);
        }
    }

    /// Takes events that have no ids.
    private record Nameless(Findings lane) implements Findings {

        @Override
        public void sound(Event event) {}

        @Override
        public void nameless(Event event, long row, boolean several) throws IOException {
            lane.nameless(event, row, several);
        }

        @Override
        public void faulty(Fault fault) {}

        @Override
        public void dropped(long arrays) {}
    }
}
