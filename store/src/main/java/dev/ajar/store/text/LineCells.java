package dev.ajar.store.text;

import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.row.Column;
import dev.ajar.store.row.Row;
import dev.ajar.store.row.Texts;

/// Reads a line as it is, as the only cell of its row.
public final class LineCells implements Cells {

    /// The name of the only column.
    public static final String NAME = "line";

    private final Column column = Column.flat(0, NAME);
    private final Texts texts = new Texts();

    @Override
    public Trouble read(byte[] bytes, int from, int to, boolean ascii, Row row) {
        StringValue text = texts.of(bytes, from, to, ascii);
        row.add(column, text, texts.wasSound());
        return Trouble.NONE;
    }
}
