/// Distributions that libraries lack.
///
/// - **Comes in:** parameters, which the caller has checked.
/// - **Goes out:** probabilities, in the tail as exact as in the middle.
/// - **Begin with:** [BetaBinomial][dev.ajar.statistics.distribution.BetaBinomial].
@NullMarked
package dev.ajar.statistics.distribution;

import org.jspecify.annotations.NullMarked;
