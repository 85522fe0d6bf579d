package dev.ajar.store;

import dev.ajar.store.parquet.ParquetColumn;
import dev.ajar.store.parquet.ParquetFile;
import java.util.List;
import java.util.function.Predicate;

/// Whether a Parquet file has the columns that are needed, of types that can be read.
final class ParquetColumns {

    private ParquetColumns() {}

    /// Whether there are columns of these names.
    static void expect(ParquetFile file, List<String> needed) throws Unreadable {
        List<String> names =
                file.columns().stream().map(column -> column.column().name()).toList();
        for (String name : needed) {
            if (!names.contains(name)) {
                throw new Unreadable(file.name(), Nearest.missing(name, names));
            }
        }
    }

    /// Whether the columns that are used are of types that events can have.
    static void expectReadable(ParquetFile file, Predicate<ParquetColumn> used) throws Unreadable {
        for (ParquetColumn column : file.columns()) {
            if (!column.isReadable() && used.test(column)) {
                throw new Unreadable(
                        file.name(),
                        "column %s is of type %s (expected: text, number, bool or timestamp)"
                                .formatted(column.column(), column.typeName()));
            }
        }
    }
}
