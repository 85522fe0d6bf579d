package dev.ajar.cli;

import dev.ajar.expression.Value;
import dev.ajar.store.Settings;
import dev.ajar.store.table.VerdictSheet;
import dev.ajar.verdict.Verdict;
import dev.ajar.verdict.VerdictTable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where verdicts are written as a table: into a file, onto standard output, both, or nowhere.
final class VerdictFiles implements AutoCloseable {

    private final VerdictTable table;
    private final List<Path> files;
    private final List<Writer> writers;
    private final List<Pen> pens;

    /// @param files files that end in `.csv` or `.parquet`
    /// @param writers more places for CSV
    VerdictFiles(VerdictTable table, List<Path> files, List<Writer> writers, Settings settings) throws IOException {
        this.table = table;
        this.files = files;
        this.writers = writers;
        pens = files.isEmpty() && writers.isEmpty() ? List.of() : List.of(new Pen(table, settings));
    }

    /// Takes a verdict, from any thread.
    void add(Verdict verdict) {
        for (Pen pen : pens) {
            pen.add(table.row(verdict));
        }
    }

    /// Takes a row of the table of one experience alone.
    void add(String experience, List<Value> row) {
        for (Pen pen : pens) {
            pen.add(table.widened(experience, row));
        }
    }

    /// Whether there is any place at all.
    boolean isAnywhere() {
        return !pens.isEmpty();
    }

    /// Writes all that was taken.
    void write() throws IOException {
        for (Pen pen : pens) {
            pen.write(this::write);
        }
    }

    private void write(VerdictSheet sheet) throws IOException {
        for (Writer writer : writers) {
            sheet.csv(writer);
            writer.flush();
        }
        for (Path file : files) {
            if (file.toString().endsWith(".parquet")) {
                sheet.parquet(file);
            } else {
                try (Writer out = Files.newBufferedWriter(file)) {
                    sheet.csv(out);
                } catch (FileSystemException refused) {
                    throw Targets.unwritable(file, refused);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Pen pen : pens) {
            pen.close();
        }
    }
}
