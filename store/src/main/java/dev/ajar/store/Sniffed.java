package dev.ajar.store;

import dev.ajar.model.Source.Format;
import dev.ajar.store.text.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What a file is, told by its first bytes, and by its name where those leave it open.
final class Sniffed {

    private static final String PARQUET = "PAR1";

    private Sniffed() {}

    /// The format of a file of events.
    static Format format(Path path, String name) throws IOException {
        if (isParquet(path, name)) {
            return Format.PARQUET;
        }
        String ending = ending(name);
        if (ending.equals("parquet")) {
            throw noParquet(name);
        }
        if (ending.equals("csv")) {
            return Format.CSV;
        }
        if (List.of("ndjson", "jsonl", "json").contains(ending)) {
            return Format.NDJSON;
        }
        try (InputStream text = Opened.text(path, name, ignored -> {})) {
            int first = text.read();
            while (first == 0xEF || first == 0xBB || first == 0xBF || (first >= 0 && Character.isWhitespace(first))) {
                first = text.read();
            }
            return first < 0 || first == '{' ? Format.NDJSON : Format.CSV;
        }
    }

    static boolean isParquet(Path path, String name) throws Unreadable {
        return Opened.begins(path, name, PARQUET);
    }

    static Unreadable noParquet(String name) {
        return new Unreadable(name, "no Parquet file: it does not begin with " + PARQUET);
    }

    /// The ending of a file's name that tells its format, in small letters: `csv` of `July.CSV.gz`.
    private static String ending(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        for (String compressed : List.of(".gz", ".zst", ".zstd")) {
            plain = plain.endsWith(compressed) ? plain.substring(0, plain.length() - compressed.length()) : plain;
        }
        return plain.substring(plain.lastIndexOf('.') + 1);
    }
}
