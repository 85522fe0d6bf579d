/// Folders that Ajar writes, and may write over later.
@NullMarked
package dev.ajar.cli.export;

import org.jspecify.annotations.NullMarked;
