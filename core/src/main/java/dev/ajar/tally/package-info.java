/// The room where verdicts are counted.
///
/// - **Comes in:** [verdicts][dev.ajar.verdict.Verdict] and, for the flow, their sessions.
/// - **Goes out:** [tallies][dev.ajar.tally.Tally] by minute and dimension, signed
///   [revisions][dev.ajar.tally.Revision], the [measurement][dev.ajar.tally.Measurement] of an experience, and the
///   [ways][dev.ajar.tally.Ways] its sessions took.
/// - **Next room:** budgets, which come with objectives.
///
/// Promised here: counting is commutative and associative; the tallies of a sessions indicator add up to the number of
/// verdicts; good is a subset of valid, so an SLI is within 0…1.
@NullMarked
package dev.ajar.tally;

import org.jspecify.annotations.NullMarked;
