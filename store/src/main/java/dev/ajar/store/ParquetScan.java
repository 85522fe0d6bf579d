package dev.ajar.store;

import dev.ajar.store.event.RowHash;
import dev.ajar.store.event.RowReader;
import dev.ajar.store.parquet.ParquetColumn;
import dev.ajar.store.parquet.ParquetFile;
import dev.ajar.store.parquet.ParquetFile.Range;
import dev.ajar.store.parquet.ParquetRows;
import dev.ajar.store.row.Row;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Reads a Parquet file by several threads: each takes the next range of rows.
///
/// @param bytes how large the file is
record ParquetScan(ParquetFile file, long bytes) {

    private static final int SHOWN = 4 << 10;

    /// @param condition in SQL, which rows to read
    /// @param read told how many bytes of the file were read, each time some were
    /// @param readers makes what makes events of rows, for one thread
    void read(
            Crew crew,
            List<ParquetColumn> wanted,
            String condition,
            LongConsumer read,
            Supplier<RowReader> readers,
            Supplier<Lane> lanes)
            throws IOException {
        List<Range> ranges = file.ranges();
        ConcurrentLinkedQueue<Range> rest = new ConcurrentLinkedQueue<>(ranges);
        long all =
                ranges.isEmpty() ? 1 : Math.max(1, ranges.get(ranges.size() - 1).to());
        crew.run(worker -> {
            RowReader reader = readers.get();
            Lane lane = lanes.get();
            Row row = new Row();
            try (ParquetRows rows = file.rows(wanted, condition)) {
                for (Range range = rest.poll(); range != null; range = rest.poll()) {
                    rows.read(range, row, () -> {
                        lane.look(row.number(), () -> shown(row));
                        reader.read(row, lane);
                    });
                    read.accept(Math.round((double) bytes * (range.to() - range.from()) / all));
                }
            } catch (IOException | RuntimeException failed) {
                rest.clear();
                throw failed;
            }
        });
    }

    private static String shown(Row row) {
        String json = RowHash.json(row);
        return json.length() > SHOWN ? json.substring(0, SHOWN) : json;
    }
}
