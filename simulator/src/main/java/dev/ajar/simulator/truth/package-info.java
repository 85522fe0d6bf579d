/// What really happened, set down beside the log; and how near a measurement came to it.
///
/// Start reading at [Truth][dev.ajar.simulator.truth.Truth].
@NullMarked
package dev.ajar.simulator.truth;

import org.jspecify.annotations.NullMarked;
