package dev.ajar.store;

import java.io.IOException;
import java.nio.file.Path;

/// What had to be set down on disk for a while did not fit there.
public final class NoRoom extends IOException {

    private static final long serialVersionUID = 1;

    /// @param words what was done, and what came in the way
    public NoRoom(String words) {
        super(
                "no room for what does not fit in memory, %s (expected: more memory, more free space, or another temporary folder)"
                        .formatted(words));
    }

    public NoRoom(Path folder, IOException cause) {
        super(
                "no room in %s for what does not fit in memory: %s (expected: more free space, or another temporary folder)"
                        .formatted(folder, cause.getMessage()),
                cause);
    }
}
