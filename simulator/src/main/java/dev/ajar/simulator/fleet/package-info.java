/// Who and what there is: houses and offices, locks and doors, the people who use them and their phones.
///
/// Start reading at [Fleet][dev.ajar.simulator.fleet.Fleet].
@NullMarked
package dev.ajar.simulator.fleet;

import org.jspecify.annotations.NullMarked;
