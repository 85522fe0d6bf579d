package dev.ajar.store;

import java.io.IOException;

/// A file that cannot be written, and why.
public final class Unwritable extends IOException {

    private static final long serialVersionUID = 1;

    public Unwritable(String file, String reason) {
        super("%s: cannot be written: %s".formatted(file, reason));
    }
}
