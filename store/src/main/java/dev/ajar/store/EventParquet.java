package dev.ajar.store;

import dev.ajar.model.Attributes;
import dev.ajar.store.event.EventRows;
import dev.ajar.store.event.EventRows.Layout;
import dev.ajar.store.event.RowReader;
import dev.ajar.store.parquet.ParquetColumn;
import dev.ajar.store.row.Column;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Events in a Parquet file. Only columns that matter are read: those of the event itself and declared attributes; all
/// of them only for rows without an id, whose hash is needed.
final class EventParquet implements Reading {

    private final ParquetScan scan;
    private final Attributes attributes;
    private final Settings settings;
    private final List<ParquetColumn> columns;

    private EventParquet(ParquetScan scan, Attributes attributes, Settings settings) {
        this.scan = scan;
        this.attributes = attributes;
        this.settings = settings;
        this.columns = scan.file().columns();
    }

    static EventParquet open(ParquetScan scan, Attributes attributes, Settings settings) throws Unreadable {
        EventParquet parquet = new EventParquet(scan, attributes, settings);
        List<String> names =
                parquet.columns.stream().map(column -> column.column().name()).toList();
        for (String needed : List.of("time", "name")) {
            if (!parquet.has(needed)) {
                throw new Unreadable(scan.file().name(), Nearest.missing(needed, names));
            }
        }
        for (ParquetColumn column : parquet.columns) {
            if (EventRows.uses(column.column(), attributes) && !column.isReadable()) {
                throw new Unreadable(
                        scan.file().name(),
                        "column %s is of type %s (expected: text, number, bool or timestamp)"
                                .formatted(column.column(), column.typeName()));
            }
        }
        return parquet;
    }

    private boolean has(String field) {
        return columns.stream().anyMatch(column -> isField(column.column(), field));
    }

    private static boolean isField(Column column, String field) {
        return !column.isNested() && column.name().equals(field);
    }

    @Override
    public void read(Crew crew, LongConsumer read, Supplier<Lane> lanes) throws IOException {
        List<ParquetColumn> readable =
                columns.stream().filter(ParquetColumn::isReadable).toList();
        List<ParquetColumn> used = readable.stream()
                .filter(column -> EventRows.uses(column.column(), attributes))
                .toList();
        boolean ownSequence = has("sequence") && scan.file().ask("count(sequence)") > 0;
        Supplier<RowReader> readers = () -> new EventRows(attributes, settings.received(), Layout.TYPED, ownSequence);
        if (has("id")) {
            AtomicBoolean lacking = new AtomicBoolean();
            scan.read(crew, used, "true", read, () -> skipping(readers.get(), used, lacking), lanes);
            if (lacking.get()) {
                scan.read(crew, readable, "coalesce(CAST(id AS VARCHAR), '') = ''", ignored -> {}, readers, lanes);
            }
        } else {
            scan.read(crew, readable, "true", read, readers, lanes);
        }
        countArrays(lanes.get());
    }

    /// Leaves rows without an id for later.
    private static RowReader skipping(RowReader reader, List<ParquetColumn> used, AtomicBoolean lacking) {
        int id = used.stream()
                .map(column -> isField(column.column(), "id"))
                .toList()
                .indexOf(true);
        return (row, findings) -> {
            if (row.value(id).text().isEmpty()) {
                lacking.set(true);
            } else {
                reader.read(row, findings);
            }
        };
    }

    private void countArrays(Lane lane) throws Unreadable {
        String counts = columns.stream()
                .filter(ParquetColumn::isArray)
                .map(column -> "count(%s)".formatted(column.path()))
                .collect(Collectors.joining(" + "));
        if (!counts.isEmpty()) {
            lane.dropped(scan.file().ask(counts));
        }
    }
}
