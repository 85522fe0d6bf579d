package dev.ajar.cli;

import dev.ajar.store.Settings;
import dev.ajar.store.Unwritable;
import dev.ajar.store.table.VerdictSheet;
import dev.ajar.verdict.Verdict;
import dev.ajar.verdict.VerdictTable;
import java.io.IOException;
import java.io.Writer;
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
    /// @throws Unwritable if there is no folder for a file
    VerdictFiles(VerdictTable table, List<Path> files, List<Writer> writers, Settings settings) throws IOException {
        this.table = table;
        this.files = files;
        this.writers = writers;
        for (Path file : files) {
            checkFolder(file);
        }
        pens = files.isEmpty() && writers.isEmpty() ? List.of() : List.of(new Pen(table, settings));
    }

    /// Finds out before any work is done that a file cannot be written.
    static void checkFolder(Path file) throws Unwritable {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Unwritable(file.toString(), "there is no such folder");
        }
        if (Files.isDirectory(file)) {
            throw new Unwritable(file.toString(), "it is a folder");
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new Unwritable(file.toString(), "no permission");
        }
    }

    /// Takes a verdict, from any thread.
    void add(Verdict verdict) {
        for (Pen pen : pens) {
            pen.add(table.row(verdict));
        }
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
