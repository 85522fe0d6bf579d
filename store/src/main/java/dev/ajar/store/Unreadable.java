package dev.ajar.store;

import java.io.IOException;

/// A file that cannot be read at all, or not to its end, and why: told so that a person can act on it.
public final class Unreadable extends IOException {

    private static final long serialVersionUID = 1;

    private final String file;
    private final String reason;

    public Unreadable(String file, String reason) {
        super(file + ": " + reason);
        this.file = file;
        this.reason = reason;
    }

    /// The file as it was named to us.
    public String file() {
        return file;
    }

    /// What is wrong with it, in words.
    public String reason() {
        return reason;
    }
}
