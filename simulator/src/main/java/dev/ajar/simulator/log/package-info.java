/// What the machines tell: events, set down in the order in which they reach the server.
///
/// Start reading at [Log][dev.ajar.simulator.log.Log].
@NullMarked
package dev.ajar.simulator.log;

import org.jspecify.annotations.NullMarked;
