package dev.ajar.store;

import java.io.IOException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// A file that was opened, looked at and found fit to be read.
interface Reading {

    /// Reads it all.
    ///
    /// @param read told how many bytes of the file were read, each time some were
    /// @param lanes makes a lane for each thread
    void read(Crew crew, LongConsumer read, Supplier<Lane> lanes) throws IOException;
}
