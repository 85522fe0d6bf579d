package dev.ajar.store;

import dev.ajar.model.Attributes;
import dev.ajar.store.event.EventRows;
import dev.ajar.store.event.Layout;
import dev.ajar.store.parquet.IdCheck.Ids;
import dev.ajar.store.parquet.ParquetColumn;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Events in a Parquet file. Of its columns those matter that say something about the event, or are declared.
final class EventParquet implements Reading {

    private final ParquetScan scan;
    private final Attributes attributes;
    private final Settings settings;

    private EventParquet(ParquetScan scan, Attributes attributes, Settings settings) {
        this.scan = scan;
        this.attributes = attributes;
        this.settings = settings;
    }

    static EventParquet open(ParquetScan scan, Attributes attributes, Settings settings) throws Unreadable {
        ParquetColumns.expect(scan.file(), List.of("time", "name"));
        ParquetColumns.expectReadable(scan.file(), column -> EventRows.uses(column.column(), attributes));
        boolean hasIds = scan.file().columns().stream().anyMatch(column -> column.isNamed("id") && column.isText());
        return new EventParquet(hasIds ? scan.with("id") : scan, attributes, settings);
    }

    @Override
    public List<Ids> ids() {
        return scan.ids();
    }

    @Override
    public void read(Crew crew, LongConsumer read, Supplier<Lane> lanes) throws IOException {
        List<ParquetColumn> columns = scan.file().columns();
        List<ParquetColumn> used = columns.stream()
                .filter(column -> column.isReadable() && EventRows.uses(column.column(), attributes))
                .toList();
        boolean sequenced = columns.stream().anyMatch(column -> column.isNamed("sequence"));
        boolean ownSequence = sequenced && scan.file().ask("count(sequence)") > 0;
        scan.read(
                crew,
                used,
                read,
                () -> new EventRows(attributes, settings.received(), Layout.TYPED, ownSequence),
                lanes);
        String arrays = columns.stream()
                .filter(ParquetColumn::isArray)
                .map(column -> "count(%s)".formatted(column.path()))
                .collect(Collectors.joining(" + "));
        if (!arrays.isEmpty()) {
            lanes.get().dropped(scan.file().ask(arrays));
        }
    }
}
