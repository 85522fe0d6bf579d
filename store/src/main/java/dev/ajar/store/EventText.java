package dev.ajar.store;

import dev.ajar.model.Attributes;
import dev.ajar.model.Source.Format;
import dev.ajar.store.event.EventRows;
import dev.ajar.store.event.Layout;
import dev.ajar.store.row.Column;
import dev.ajar.store.row.Row;
import dev.ajar.store.text.Cells;
import dev.ajar.store.text.Chunk;
import dev.ajar.store.text.CsvCells;
import dev.ajar.store.text.JsonCells;
import dev.ajar.store.text.Mention;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Events in a text file: NDJSON or CSV.
final class EventText implements Reading {

    private static final String SEQUENCE = "sequence";

    private final TextFile file;
    private final Supplier<Cells> cells;
    private final Layout layout;
    private final List<String> header;
    private final Attributes attributes;
    private final Settings settings;

    private EventText(
            TextFile file,
            Supplier<Cells> cells,
            Layout layout,
            List<String> header,
            Attributes attributes,
            Settings settings) {
        this.file = file;
        this.cells = cells;
        this.layout = layout;
        this.header = header;
        this.attributes = attributes;
        this.settings = settings;
    }

    /// @param name how people call the file
    static EventText open(Path path, String name, Format format, Attributes attributes, Settings settings)
            throws IOException {
        TextFile file = new TextFile(path, name, format);
        if (format != Format.CSV) {
            return new EventText(file, JsonCells::new, Layout.JSON, List.of(), attributes, settings);
        }
        Header header = Header.of(name, file.header());
        header.expect(name, List.of("time", "name"));
        List<Column> columns = header.columns();
        return new EventText(file, () -> new CsvCells(columns), Layout.TEXT, header.names(), attributes, settings);
    }

    @Override
    public void read(Crew crew, LongConsumer read, Supplier<Lane> lanes) throws IOException {
        boolean ownSequence = hasSequence(crew);
        file.read(crew, read, cells, () -> new EventRows(attributes, settings.received(), layout, ownSequence), lanes);
    }

    /// Whether any row says its sequence. Then the others have 0, else each has its number.
    private boolean hasSequence(Crew crew) throws IOException {
        if (layout == Layout.TEXT && !header.contains(SEQUENCE)) {
            return false;
        }
        AtomicBoolean found = new AtomicBoolean();
        file.each(crew, ignored -> {}, () -> {
            Cells reading = cells.get();
            return (chunk, at, row) -> {
                if (saysSequence(reading, chunk, at, row)) {
                    found.set(true);
                }
                return !found.get();
            };
        });
        return found.get();
    }

    private boolean saysSequence(Cells reading, Chunk chunk, int at, Row row) {
        boolean mentioned = layout == Layout.TEXT || Mention.ofSequence(chunk.bytes(), chunk.start(at), chunk.end(at));
        if (!mentioned || !chunk.cells(at, reading, row)) {
            return false;
        }
        for (int cell = 0; cell < row.size(); cell++) {
            Column column = row.column(cell);
            if (!column.isNested()
                    && column.name().equals(SEQUENCE)
                    && row.value(cell).isKnown()) {
                return true;
            }
        }
        return false;
    }
}
