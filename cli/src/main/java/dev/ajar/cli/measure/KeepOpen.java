package dev.ajar.cli.measure;

import java.io.FilterWriter;
import java.io.Writer;

/// A writer that is not flushed or closed with what writes to it.
final class KeepOpen extends FilterWriter {

    private KeepOpen(Writer out) {
        super(out);
    }

    static Writer of(Writer out) {
        return new KeepOpen(out);
    }

    @Override
    public void flush() {
        // its owner does
    }

    @Override
    public void close() {
        // its owner does
    }
}
