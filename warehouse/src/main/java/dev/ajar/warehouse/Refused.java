package dev.ajar.warehouse;

import java.io.IOException;

/// A warehouse did not do what was asked, and why: told so that a person can act on it. Holds no secret.
public final class Refused extends IOException {

    private static final long serialVersionUID = 1;

    /// @param who the warehouse, as people call it
    /// @param why in words
    public Refused(String who, String why) {
        super("%s: %s".formatted(who, why));
    }

    /// @param expected what would have helped
    public Refused(String who, String why, String expected) {
        super("%s: %s (expected: %s)".formatted(who, why, expected));
    }
}
