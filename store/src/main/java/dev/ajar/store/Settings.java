package dev.ajar.store;

import java.nio.file.Path;

/// How files are read.
///
/// @param now the moment of reading, in µs: what lies too far after it is quarantined where a source says so
/// @param received when events were received that do not say when, in µs
/// @param threads how many threads read
/// @param memory bytes that may be held of what is read, beyond a few MiB for each thread
/// @param temporary the folder for what does not fit
public record Settings(long now, long received, int threads, long memory, Path temporary) {

    public Settings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: %s (expected: at least 1)".formatted(threads));
        }
    }
}
