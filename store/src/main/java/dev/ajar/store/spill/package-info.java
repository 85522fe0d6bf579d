/// The room where events, and what experiences keep of them, wait: packed, in partitions, in memory or on disk.
///
/// - **Comes in:** sound events, or [entries][dev.ajar.session.Entry], in any order and number, from several threads.
/// - **Goes out:** the same partition by partition; from [OnceEach][dev.ajar.store.spill.OnceEach] each event once.
/// - **Next rooms:** whoever judges them.
///
/// Promised here: memory stays within the budget, and nothing is left on disk.
///
/// Start reading at [Spill][dev.ajar.store.spill.Spill].
@NullMarked
package dev.ajar.store.spill;

import org.jspecify.annotations.NullMarked;
