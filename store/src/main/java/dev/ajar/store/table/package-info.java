/// The room where verdicts become a table that others can read (semantics.md §6).
///
/// - **Comes in:** rows of [VerdictTable][dev.ajar.verdict.VerdictTable], in any order.
/// - **Goes out:** CSV or Parquet, in the order of the contract.
/// - **Next room:** none; what comes next reads files.
///
/// What a verdict is, and which columns it has, is never decided here.
@NullMarked
package dev.ajar.store.table;

import org.jspecify.annotations.NullMarked;
