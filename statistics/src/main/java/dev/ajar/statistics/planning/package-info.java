/// Before anything is tried: how many locks, how many days, and what could be seen with them.
///
/// - **Comes in:** what is asked ([Question][dev.ajar.statistics.planning.Question]) and how sessions come about
///   ([Design][dev.ajar.statistics.planning.Design]).
/// - **Goes out:** numbers of sessions, locks and days, and sentences for people.
/// - **Begin with:** [SampleSize][dev.ajar.statistics.planning.SampleSize] for "how many",
///   [DetectableIncrease][dev.ajar.statistics.planning.DetectableIncrease] for "what could we see",
///   [Schedule][dev.ajar.statistics.planning.Schedule] for "how long".
///
/// Five times the sessions of a lock buy little; more locks buy a lot.
@NullMarked
package dev.ajar.statistics.planning;

import org.jspecify.annotations.NullMarked;
