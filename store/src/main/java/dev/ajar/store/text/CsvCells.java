package dev.ajar.store.text;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.row.Column;
import dev.ajar.store.row.ColumnTexts;
import dev.ajar.store.row.Row;
import dev.ajar.store.row.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the cells of a CSV row (RFC 4180). An empty cell, quoted or not, is unknown.
public final class CsvCells implements Cells {

    private final List<Column> columns;
    private final ColumnTexts columnTexts = new ColumnTexts();

    /// @param columns one for each cell of the header
    public CsvCells(List<Column> columns) {
        this.columns = columns;
    }

    /// The cells of a header.
    public static List<String> header(byte[] header) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at <= header.length) {
            int end = cellEnd(header, at, header.length);
            names.add(
                    at < end && header[at] == '"'
                            ? unquoted(header, at + 1, end - 1)
                            : new String(header, at, end - at, StandardCharsets.UTF_8));
            at = end + 1;
        }
        return names;
    }

    @Override
    public Trouble read(byte[] bytes, int from, int to, boolean ascii, Row row) {
        int cell = 0;
        int at = from;
        while (at <= to) {
            int end = cellEnd(bytes, at, to);
            if (cell < columns.size()) {
                cell(columns.get(cell), bytes, at, end, ascii, row);
            }
            cell++;
            at = end + 1;
        }
        return cell == columns.size()
                ? Trouble.NONE
                : new Trouble("not as many cells as the header has", "%s of %s".formatted(cell, columns.size()));
    }

    private void cell(Column column, byte[] bytes, int from, int to, boolean ascii, Row row) {
        boolean quoted = from < to && bytes[from] == '"';
        int start = quoted ? from + 1 : from;
        int stop = quoted ? to - 1 : to;
        if (start >= stop) {
            row.add(column, Value.UNKNOWN);
        } else if (quoted && hasQuote(bytes, start, stop)) {
            StringValue text = new StringValue(unquoted(bytes, start, stop));
            row.add(column, text, Texts.isSound(text.text()));
        } else {
            Texts texts = columnTexts.of(column);
            StringValue text = texts.of(bytes, start, stop, ascii);
            row.add(column, text, texts.wasSound());
        }
    }

    /// Where a cell ends: at a comma that is not within quotes, or with its row.
    private static int cellEnd(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '"') {
            int close = RowEnd.closing(bytes, from + 1, to);
            return close < 0 ? to : close + 1;
        }
        for (int at = from; at < to; at++) {
            if (bytes[at] == ',') {
                return at;
            }
        }
        return to;
    }

    private static boolean hasQuote(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '"') {
                return true;
            }
        }
        return false;
    }

    private static String unquoted(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).replace("\"\"", "\"");
    }
}
