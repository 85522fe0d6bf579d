package dev.ajar.store.event;

import dev.ajar.store.row.Row;
import java.io.IOException;

/// Makes events of rows. Every thread has its own.
@FunctionalInterface
public interface RowReader {

    /// Reads one row, which may give no event, one or several.
    void read(Row row, Findings findings) throws IOException;
}
