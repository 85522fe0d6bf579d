/// The methods at work on made-up fleets whose truth is known: how often they are wrong, how often they find what is
/// there. Each simulation also shows a naive method failing, so that a simulator without teeth would be noticed.
@NullMarked
package dev.ajar.statistics.simulation;

import org.jspecify.annotations.NullMarked;
