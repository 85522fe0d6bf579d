package dev.ajar.store;

import dev.ajar.model.Attributes;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Format;
import dev.ajar.store.parquet.ParquetFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Opens inputs, and closes all of them again.
final class Opening implements Closeable {

    private final Attributes attributes;
    private final Settings settings;
    private final List<Closeable> open = new ArrayList<>();
    private long bytes;

    Opening(Attributes attributes, Settings settings) {
        this.attributes = attributes;
        this.settings = settings;
    }

    /// The size of all files opened so far.
    long bytes() {
        return bytes;
    }

    /// Looks whether an input can be read at all.
    Reading open(Input input) throws IOException {
        String name = input.origin().name();
        Path path = path(input.origin());
        Format format = switch (input) {
            case Input.Events(Origin.File ignored) -> Sniffed.ofFile(path, name);
            case Input.Events(Origin.Stream ignored) -> Sniffed.ofStream(path, name);
            case Input.Rows(Origin ignored, Source source) -> source.format();
        };
        bytes += Files.size(path);
        return switch (input) {
            case Input.Events ignored ->
                format == Format.PARQUET
                        ? EventParquet.open(parquet(path, name), attributes, settings)
                        : EventText.open(path, name, format, attributes, settings);
            case Input.Rows(Origin ignored, Source source) -> rows(path, name, source);
        };
    }

    private Reading rows(Path path, String name, Source source) throws IOException {
        boolean isParquet = Sniffed.isParquet(path, name);
        return switch (source.format()) {
            case PARQUET -> {
                if (!isParquet) {
                    throw Sniffed.noParquet(name);
                }
                yield SourceParquet.open(parquet(path, name), source, attributes, settings);
            }
            case CSV, NDJSON, LINES -> {
                if (isParquet) {
                    throw new Unreadable(
                            name,
                            "a Parquet file, but source %s says `format: %s`"
                                    .formatted(source.name(), word(source.format())));
                }
                yield SourceText.open(path, name, source, attributes, settings);
            }
            case TABLE ->
                throw new Unreadable(name, "a file, but source %s is a table of a warehouse".formatted(source.name()));
        };
    }

    private static String word(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private ParquetScan parquet(Path path, String name) throws IOException {
        ParquetFile file = new ParquetFile(path, name, settings.temporary(), settings.memory() / 2);
        open.add(file);
        return new ParquetScan(file, ParquetFile.NO_ID, Files.size(path));
    }

    private Path path(Origin origin) throws IOException {
        return switch (origin) {
            case Origin.File(Path path) -> path;
            case Origin.Stream stream -> spooled(stream);
        };
    }

    /// Sets a stream down in a file, because it has to be read twice.
    private Path spooled(Origin.Stream stream) throws IOException {
        Path file = Files.createTempFile(settings.temporary(), "ajar-", ".input");
        file.toFile().deleteOnExit();
        open.add(() -> Files.deleteIfExists(file));
        try {
            Files.copy(stream.bytes(), file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new NoRoom(settings.temporary(), full);
        }
        return file;
    }

    @Override
    public void close() throws IOException {
        for (Closeable each : open) {
            each.close();
        }
    }
}
