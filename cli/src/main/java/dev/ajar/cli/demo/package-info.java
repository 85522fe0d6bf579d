/// The demo: what is measured in it, and how its outcome is told.
@NullMarked
package dev.ajar.cli.demo;

import org.jspecify.annotations.NullMarked;
