/// The room where rows become events, or go to quarantine with a reason (semantics.md §1).
///
/// - **Comes in:** [rows][dev.ajar.store.row.Row] of any format.
/// - **Goes out:** [findings][dev.ajar.store.event.Findings]: sound events, faults, what was dropped.
/// - **Next room:** `dev.ajar.store.spill`, where every event is kept once.
///
/// Start reading at [EventRows][dev.ajar.store.event.EventRows].
@NullMarked
package dev.ajar.store.event;

import org.jspecify.annotations.NullMarked;
