package dev.ajar.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A folder of its own for what does not fit in memory, gone with all that is in it when this is closed. DuckDB lets a
/// query read whatever lies in its temporary folder, so nothing else may lie there.
record SpillFolder(Path path) implements AutoCloseable {

    static SpillFolder in(Path folder) throws Refused {
        try {
            return new SpillFolder(Files.createTempDirectory(folder, "ajar-"));
        } catch (IOException full) {
            throw new Refused(
                    "no room in %s for what does not fit in memory".formatted(folder),
                    String.valueOf(full.getMessage()),
                    "more free space, or another temporary folder");
        }
    }

    @Override
    public void close() {
        try {
            List<Path> all;
            try (Stream<Path> there = Files.walk(path)) {
                all = there.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.deleteIfExists(each);
            }
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }
}
