package dev.ajar.warehouse;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/// How much a warehouse may do.
///
/// @param timeout how long one query may take
/// @param rows how many rows one query may give
/// @param billed how many bytes a query may be billed for; unknown where anything goes
/// @param memory bytes that a database in this process may hold
/// @param threads how many it may use
/// @param temporary the folder for what does not fit
public record Limits(Duration timeout, long rows, OptionalLong billed, long memory, int threads, Path temporary) {}
