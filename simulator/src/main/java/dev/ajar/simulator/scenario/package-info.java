/// What is simulated: how large a fleet, what befalls it, and every number that has a say.
///
/// Start reading at [Scenario][dev.ajar.simulator.scenario.Scenario]; every number with its source stands in
/// [Quantity][dev.ajar.simulator.scenario.Quantity].
@NullMarked
package dev.ajar.simulator.scenario;

import org.jspecify.annotations.NullMarked;
