package dev.ajar.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Rows of cells, set in columns: texts to the left, numbers to the right.
public final class Grid {

    private static final String BETWEEN = "  ";

    private final String columns;
    private final List<List<String>> rows = new ArrayList<>();

    /// An empty one.
    ///
    /// @param columns for each column `l` for left or `r` for right
    public Grid(String columns) {
        this.columns = columns;
    }

    /// Adds a row; the last cell may be left out.
    public Grid row(String... cells) {
        rows.add(Stream.of(cells).map(Printable::of).toList());
        return this;
    }

    /// Whether it has no row.
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The rows as lines, each indented by two spaces.
    public String text() {
        int[] widths = new int[columns.length()];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size() - (row.size() == columns.length() ? 0 : 1); column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String space = " ".repeat(Math.max(0, widths[column] - width(cell)));
                line.append(BETWEEN).append(columns.charAt(column) == 'r' ? space + cell : cell + space);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /// How many places of a terminal a text takes: Chinese, Japanese and Korean characters take two.
    static int width(String text) {
        return text.codePoints().map(Grid::width).sum();
    }

    private static int width(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (codePoint >= 0x1100 && codePoint <= 0x115F)
                || (codePoint >= 0x2E80 && codePoint <= 0xA4CF)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
                || codePoint >= 0x1F300;
        return wide ? 2 : 1;
    }
}
