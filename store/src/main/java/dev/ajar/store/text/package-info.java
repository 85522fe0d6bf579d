/// The room where bytes of text files become rows: lines and CSV cut apart, JSON flattened.
///
/// - **Comes in:** files of any size, compressed or not, hostile or not.
/// - **Goes out:** [rows][dev.ajar.store.row.Row], or what is wrong with one, by line number.
/// - **Next room:** `dev.ajar.store.event`.
///
/// Promised here: memory stays within a few MiB a thread whatever a file holds, and a row that is broken costs only
/// itself.
///
/// Start reading at [Cutter][dev.ajar.store.text.Cutter].
@NullMarked
package dev.ajar.store.text;

import org.jspecify.annotations.NullMarked;
