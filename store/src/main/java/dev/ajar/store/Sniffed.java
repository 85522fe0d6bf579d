package dev.ajar.store;

import dev.ajar.model.Source.Format;
import dev.ajar.store.text.Opened;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What is in a file of events, told by its first bytes or by its name.
final class Sniffed {

    private static final String PARQUET = "PAR1";

    private Sniffed() {}

    /// The format of events that come as a stream.
    static Format ofStream(Path path, String name) throws IOException {
        if (isParquet(path, name)) {
            return Format.PARQUET;
        }
        try (InputStream text = Opened.text(path, name, ignored -> {})) {
            int first = text.read();
            while (first == 0xEF || first == 0xBB || first == 0xBF || (first >= 0 && Character.isWhitespace(first))) {
                first = text.read();
            }
            return first < 0 || first == '{' ? Format.NDJSON : Format.CSV;
        }
    }

    /// The format of a file of events. A Parquet file says itself that it is one; of a text the name must say it.
    static Format ofFile(Path path, String name) throws Unreadable {
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
        throw new Unreadable(
                name,
                "its ending does not say what is in it (expected: .ndjson, .jsonl, .json, .csv or .parquet, each also"
                        + " with .gz or .zst; any other file is read with --source NAME=FILE through a Source that says"
                        + " `format:`, and NDJSON also from standard input)");
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
