/// Which target a service can meet, from its history.
///
/// - **Comes in:** sessions and failures of each day.
/// - **Goes out:** a target that the next window meets in nine cases of ten, or how likely a given one is met.
/// - **Begin with:** [TargetProposal][dev.ajar.statistics.objective.TargetProposal] for a service;
///   [Attainment][dev.ajar.statistics.objective.Attainment] for a customer or a building with little traffic.
///
/// What can be met is a number; what should be met is a decision about a product. Nothing here changes a target.
@NullMarked
package dev.ajar.statistics.objective;

import org.jspecify.annotations.NullMarked;
