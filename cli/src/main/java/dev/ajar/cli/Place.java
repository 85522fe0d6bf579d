package dev.ajar.cli;

import dev.ajar.store.Unwritable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A folder that a simulation is written into: a new one, an empty one, or one of an earlier simulation.
record Place(Path folder) {

    /// What tells that a folder is one of ours.
    private static final String TRUTH = "truth/sessions.csv";

    /// Makes it ready.
    ///
    /// @throws Unwritable if it cannot be written, or holds anything else
    void prepare() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Unwritable(folder.toString(), "it is a file (expected: a folder)");
        }
        try {
            Files.createDirectories(folder);
            if (isStranger()) {
                throw new Unwritable(
                        folder.toString(),
                        "there is something else in this folder (expected: a new one, an empty one, or one of an earlier simulation)");
            }
        } catch (FileSystemException refused) {
            throw Targets.unwritable(folder, refused);
        }
    }

    private boolean isStranger() throws IOException {
        if (Files.exists(folder.resolve(TRUTH))) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isPresent();
        }
    }
}
