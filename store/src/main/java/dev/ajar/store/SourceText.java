package dev.ajar.store;

import dev.ajar.model.Attributes;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Mapping;
import dev.ajar.store.event.Layout;
import dev.ajar.store.event.SourceColumns;
import dev.ajar.store.event.SourceRows;
import dev.ajar.store.row.Column;
import dev.ajar.store.row.Row;
import dev.ajar.store.text.Cells;
import dev.ajar.store.text.Chunk;
import dev.ajar.store.text.CsvCells;
import dev.ajar.store.text.JsonCells;
import dev.ajar.store.text.LineCells;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// A text file whose rows become events as a source says.
final class SourceText implements Reading {

    private final TextFile file;
    private final Supplier<Cells> cells;
    private final Layout layout;
    private final Source source;
    private final Attributes attributes;
    private final Settings settings;

    private SourceText(
            TextFile file,
            Supplier<Cells> cells,
            Layout layout,
            Source source,
            Attributes attributes,
            Settings settings) {
        this.file = file;
        this.cells = cells;
        this.layout = layout;
        this.source = source;
        this.attributes = attributes;
        this.settings = settings;
    }

    /// @param name how people call the file
    static SourceText open(Path path, String name, Source source, Attributes attributes, Settings settings)
            throws IOException {
        TextFile file = new TextFile(path, name, source.format());
        return switch (source.format()) {
            case CSV -> {
                Header header = Header.of(name, file.header());
                header.expect(name, SourceColumns.of(source).names());
                List<Column> columns = header.columns();
                yield new SourceText(file, () -> new CsvCells(columns), Layout.TEXT, source, attributes, settings);
            }
            case LINES -> {
                new Header(List.of(Column.flat(0, LineCells.NAME)))
                        .expect(name, SourceColumns.of(source).names());
                yield new SourceText(file, LineCells::new, Layout.TEXT, source, attributes, settings);
            }
            case NDJSON -> new SourceText(file, JsonCells::new, Layout.JSON, source, attributes, settings);
            case PARQUET, TABLE -> throw new IllegalArgumentException("no text: " + source.format());
        };
    }

    @Override
    public void read(Crew crew, LongConsumer read, Supplier<Lane> lanes) throws IOException {
        boolean ownSequence = hasSequence(crew);
        file.read(crew, read, cells, () -> rows(ownSequence), lanes);
    }

    private SourceRows rows(boolean ownSequence) {
        return new SourceRows(source, attributes, layout, settings.now(), settings.received(), ownSequence);
    }

    /// Whether any row says its sequence.
    private boolean hasSequence(Crew crew) throws IOException {
        if (source.events().stream().allMatch(row -> row.sequence() instanceof Mapping.Absent)) {
            return false;
        }
        AtomicBoolean found = new AtomicBoolean();
        file.each(crew, ignored -> {}, () -> {
            Cells reading = cells.get();
            SourceRows rows = rows(true);
            return (chunk, at, row) -> {
                if (saysSequence(reading, rows, chunk, at, row)) {
                    found.set(true);
                }
                return !found.get();
            };
        });
        return found.get();
    }

    private static boolean saysSequence(Cells reading, SourceRows rows, Chunk chunk, int at, Row row) {
        return chunk.cells(at, reading, row) && rows.saysSequence(row);
    }
}
