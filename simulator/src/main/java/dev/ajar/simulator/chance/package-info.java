/// Chance, handed in wherever it has a say, and the same for the same seed.
@NullMarked
package dev.ajar.simulator.chance;

import org.jspecify.annotations.NullMarked;
