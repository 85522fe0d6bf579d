package dev.ajar.cli;

import dev.ajar.store.Input;
import dev.ajar.store.Origin;
import dev.ajar.store.Unwritable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The files that a command is to write. Whether they can be written is found out before any work is done, and none may
/// be a file that is read.
record Targets(List<Path> files) {

    Targets {
        files = List.copyOf(files);
    }

    /// @throws Unwritable if a file is an input, is named twice, or cannot be written
    void check(List<Input> inputs) throws IOException {
        Set<Path> read = new HashSet<>();
        for (Input input : inputs) {
            if (input.origin() instanceof Origin.File(Path path)) {
                read.add(path.toRealPath());
            }
        }
        Set<Path> written = new HashSet<>();
        for (Path file : files) {
            Path real = Files.exists(file)
                    ? file.toRealPath()
                    : file.toAbsolutePath().normalize();
            if (read.contains(real)) {
                throw new Unwritable(file.toString(), "it is read as an input, and would be lost");
            }
            if (!written.add(real)) {
                throw new Unwritable(file.toString(), "two tables are to be written into it");
            }
            check(file);
        }
    }

    private static void check(Path file) throws Unwritable {
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

    /// What a file system says when it refuses a file: its own reason is often no more than the file's name.
    static Unwritable unwritable(Path file, FileSystemException refused) {
        String reason = refused.getReason();
        return new Unwritable(file.toString(), reason == null ? "the system refuses it" : reason);
    }
}
