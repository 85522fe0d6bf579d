/// The front door: one class a command.
///
/// A command asks a room and shows the answer; nothing is worked out here.
/// Only this room reads the clock and the environment, and hands them on.
@NullMarked
package dev.ajar.cli;

import org.jspecify.annotations.NullMarked;
