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

    /// What people also separate columns by.
    private static final List<Separator> OTHERS =
            List.of(new Separator(";", "`;`"), new Separator("\t", "tabs"), new Separator("|", "`|`"));

    private record Separator(String character, String words) {}

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

    /// Refuses a file that lacks columns.
    ///
    /// @param file how people call the file
    void expect(String file, List<String> needed) throws Unreadable {
        List<String> names = names();
        List<String> missing =
                needed.stream().filter(column -> !names.contains(column)).toList();
        if (missing.isEmpty()) {
            return;
        }
        if (names.size() == 1) {
            for (Separator other : OTHERS) {
                if (names.getFirst().contains(other.character())) {
                    throw new Unreadable(
                            file,
                            ("its columns seem to be separated by %s (expected: commas; or a Source with"
                                            + " `format: lines` and a `pattern` for each column)")
                                    .formatted(other.words()));
                }
            }
        }
        throw new Unreadable(file, Nearest.missing(missing, names));
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
