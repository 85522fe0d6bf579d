package dev.ajar.store;

import dev.ajar.store.parquet.IdCheck.Ids;
import java.io.IOException;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// A file that was opened, looked at and found fit to be read.
interface Reading {

    /// The ids in it, where they can be looked at before anything else is read; none where they cannot.
    default List<Ids> ids() {
        return List.of();
    }

    /// Reads it all.
    ///
    /// @param read told how many bytes of the file were read, each time some were
    /// @param lanes makes a lane for each thread
    void read(Crew crew, LongConsumer read, Supplier<Lane> lanes) throws IOException;
}
