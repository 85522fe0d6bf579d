/// The room where Parquet files become rows, through DuckDB.
///
/// - **Comes in:** Parquet files.
/// - **Goes out:** [rows][dev.ajar.store.row.Row] with cells of their own types, structs flattened.
/// - **Next room:** `dev.ajar.store.event`.
///
/// Promised here: DuckDB reads the file it is given and nothing else, within the memory it is given.
@NullMarked
package dev.ajar.store.parquet;

import org.jspecify.annotations.NullMarked;
