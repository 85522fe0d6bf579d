package dev.ajar.store;

import java.io.InputStream;
import java.nio.file.Path;

/// Where bytes come from.
public sealed interface Origin {

    /// How people call it.
    String name();

    /// A file.
    record File(Path path) implements Origin {
        @Override
        public String name() {
            return path.toString();
        }
    }

    /// A stream of text, compressed or not, that can be read only once: standard input.
    record Stream(String name, InputStream bytes) implements Origin {}
}
