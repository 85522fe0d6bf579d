/// The room where a file's row is still a row: cells under columns, of whatever format.
///
/// - **Comes in:** what `dev.ajar.store.text` and `dev.ajar.store.parquet` read.
/// - **Goes out:** [rows][dev.ajar.store.row.Row], all formats alike.
/// - **Next room:** `dev.ajar.store.event`, where rows become events. What a cell means is not known here.
@NullMarked
package dev.ajar.store.row;

import org.jspecify.annotations.NullMarked;
