package dev.ajar.store;

import dev.ajar.store.row.Column;
import dev.ajar.store.row.Texts;
import dev.ajar.store.text.CsvCells;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The names in the first row of a CSV file.
record Header(List<Column> columns) {

    private static final int MOST = 10_000;

    Header {
        columns = List.copyOf(columns);
    }

    /// @param file how people call the file
    static Header of(String file, byte[] row) throws Unreadable {
        if (row.length == 0) {
            throw new Unreadable(
                    file, "no header (expected: a first line of at most 1 MiB with the names of the columns)");
        }
        List<Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String name : CsvCells.header(row)) {
            if (!Texts.isSound(name) || name.indexOf('\uFFFD') >= 0) {
                throw new Unreadable(file, "column %s has a name that is no UTF-8".formatted(columns.size() + 1));
            }
            if (!names.add(name)) {
                throw new Unreadable(file, "two columns are named " + Nearest.quoted(name));
            }
            if (columns.size() == MOST) {
                throw new Unreadable(file, "more than %s columns".formatted(MOST));
            }
            columns.add(Column.flat(columns.size(), name));
        }
        return new Header(columns);
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
