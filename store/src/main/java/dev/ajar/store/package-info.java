/// The room where events are read and verdicts are kept.
///
/// - **Comes in:** event files (NDJSON, CSV, Parquet, compressed or not).
/// - **Goes out:** events of `core` with what had to be set aside, and verdict tables.
/// - **Next room:** `dev.ajar.cli`. What an event means is never decided here.
@NullMarked
package dev.ajar.store;

import org.jspecify.annotations.NullMarked;
