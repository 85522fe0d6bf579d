/// A made-up fleet of locks whose truth is known.
///
/// - **Comes in:** a [scenario][dev.ajar.simulator.scenario.Scenario] and a seed.
/// - **Goes out:** the events that such a fleet would log, in the vocabulary of the examples, and beside them the
///   truth: what really happened in every session, and why.
/// - **Next room:** `cli`, whose demo measures the events and holds the verdicts against the truth.
///
/// The same scenario and seed give the same bytes. One thing's chance does not depend on how many
/// others there are.
///
/// Rooms, each knowing only those before it: `scenario` (what is simulated, and every number), `chance`, `fleet` (who
/// and what there is), `log` and `truth` (what is written), `life` (what happens).
/// Start reading at [Simulation][dev.ajar.simulator.Simulation].
@NullMarked
package dev.ajar.simulator;

import org.jspecify.annotations.NullMarked;
