package dev.ajar.store;

import dev.ajar.expression.Type;
import dev.ajar.model.Attributes;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Mapping;
import dev.ajar.store.event.Layout;
import dev.ajar.store.event.SourceColumns;
import dev.ajar.store.event.SourceRows;
import dev.ajar.store.parquet.IdCheck.Ids;
import dev.ajar.store.parquet.ParquetColumn;
import dev.ajar.store.parquet.ParquetFile;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// A Parquet file whose rows become events as a source says.
final class SourceParquet implements Reading {

    private final ParquetScan scan;
    private final Source source;
    private final Attributes attributes;
    private final Settings settings;
    private final List<ParquetColumn> used;

    private SourceParquet(ParquetScan scan, Source source, Attributes attributes, Settings settings) {
        this.scan = scan.with(ids(scan, source));
        this.source = source;
        this.attributes = attributes;
        this.settings = settings;
        Set<String> names = new HashSet<>(SourceColumns.of(source).names());
        this.used = scan.file().columns().stream()
                .filter(column -> names.contains(column.column().name()))
                .toList();
    }

    static SourceParquet open(ParquetScan scan, Source source, Attributes attributes, Settings settings)
            throws Unreadable {
        SourceColumns columns = SourceColumns.of(source);
        ParquetColumns.expect(scan.file(), columns.names());
        SourceParquet parquet = new SourceParquet(scan, source, attributes, settings);
        ParquetColumns.expectReadable(scan.file(), parquet.used::contains);
        for (ParquetColumn column : parquet.used) {
            Map<String, Type> compared = columns.compared();
            Type type = compared.get(column.column().name());
            if (type != null && !column.servesAs(type)) {
                throw new Unreadable(
                        scan.file().name(),
                        "column %s is of type %s, but `when` in source %s takes it for %s"
                                .formatted(column.column(), column.typeName(), source.name(), type.word()));
            }
        }
        return parquet;
    }

    /// The SQL expression of ids, where rows give one event each whose id is a column of texts.
    private static String ids(ParquetScan scan, Source source) {
        if (source.events().size() != 1 || !(source.events().get(0).id() instanceof Mapping.Column(String name))) {
            return ParquetFile.NO_ID;
        }
        return scan.file().columns().stream()
                .filter(column -> column.column().name().equals(name) && column.isText())
                .map(column -> "('%s/' || %s)".formatted(source.name().replace("'", "''"), column.path()))
                .findFirst()
                .orElse(ParquetFile.NO_ID);
    }

    @Override
    public List<Ids> ids() {
        return scan.ids();
    }

    @Override
    public void read(Crew crew, LongConsumer read, Supplier<Lane> lanes) throws IOException {
        boolean ownSequence = hasSequence(crew, lanes);
        boolean withoutIds = source.events().stream().anyMatch(row -> row.id() instanceof Mapping.Absent);
        List<ParquetColumn> wanted = withoutIds
                ? scan.file().columns().stream()
                        .filter(ParquetColumn::isReadable)
                        .toList()
                : used;
        scan.read(crew, wanted, read, () -> rows(ownSequence), lanes);
    }

    private SourceRows rows(boolean ownSequence) {
        return new SourceRows(source, attributes, Layout.TYPED, settings.now(), settings.received(), ownSequence);
    }

    /// Whether any row says its sequence.
    private boolean hasSequence(Crew crew, Supplier<Lane> lanes) throws IOException {
        if (source.events().stream().allMatch(row -> row.sequence() instanceof Mapping.Absent)) {
            return false;
        }
        AtomicBoolean found = new AtomicBoolean();
        scan.look(crew, used, lanes, () -> {
            SourceRows rows = rows(true);
            return (row, findings) -> found.compareAndSet(false, !found.get() && rows.saysSequence(row));
        });
        return found.get();
    }
}
