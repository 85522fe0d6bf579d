package dev.ajar.store.parquet;

import dev.ajar.store.duck.Duck;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Columns of a Parquet file that are wanted, made ready to be read by several threads.
///
/// A row's number, its cells, the hash of its id, and at last all its texts as one, but for those of columns with
/// [Codes]: crossing from C++ to Java is what costs most, and so it is crossed once a row and not once a cell. In the
/// place of a joined text stands its length.
public final class Selection {

    private final ParquetFile file;
    private final List<ParquetColumn> wanted;
    private final Map<ParquetColumn, Codes> codes;
    private final String select;

    /// @param id the SQL expression of the id whose hash is wanted too
    Selection(ParquetFile file, List<ParquetColumn> wanted, String id, Map<ParquetColumn, Codes> codes) {
        this.file = file;
        this.wanted = List.copyOf(wanted);
        this.codes = Map.copyOf(codes);
        this.select = "SELECT *, strlen(joined) FROM (SELECT %s FROM %s WHERE ".formatted(columns(id), file.source());
    }

    private String columns(String id) {
        List<String> sql = new ArrayList<>(List.of("file_row_number"));
        List<String> texts = new ArrayList<>();
        for (ParquetColumn column : wanted) {
            Codes coded = codes.get(column);
            if (coded != null) {
                sql.add(coded.sql(column.sql()));
            } else if (RowVectors.isText(column)) {
                texts.add(column.sql());
                sql.add("strlen(%s)".formatted(column.sql()));
            } else {
                sql.add(column.sql());
            }
        }
        sql.add(IdCheck.hash(id));
        sql.add((texts.isEmpty() ? "''" : "concat(%s)".formatted(String.join(", ", texts))) + " AS joined");
        return String.join(", ", sql);
    }

    /// Reads, for one thread.
    public ParquetRows rows() throws IOException {
        try {
            return new ParquetRows(file.another(), file.name(), select, new RowVectors(wanted, codes));
        } catch (SQLException broken) {
            throw Duck.told(file.name(), "Parquet", broken);
        }
    }
}
