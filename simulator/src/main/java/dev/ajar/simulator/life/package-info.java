/// What happens, day by day: people come home or to work, locks turn, machines talk to servers.
///
/// Start reading at [LockLife][dev.ajar.simulator.life.LockLife] and
/// [EntranceLife][dev.ajar.simulator.life.EntranceLife].
@NullMarked
package dev.ajar.simulator.life;

import org.jspecify.annotations.NullMarked;
