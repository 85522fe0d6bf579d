/// How fast the rooms are, measured with JMH. Run by hand on a quiet machine.
@NullMarked
package dev.ajar.benchmarks;

import org.jspecify.annotations.NullMarked;
