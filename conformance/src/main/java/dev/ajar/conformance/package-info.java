/// The court: every case of the law book (`cases/`) is tried against every engine.
///
/// Its tests are the product; nothing of it is shipped.
@NullMarked
package dev.ajar.conformance;

import org.jspecify.annotations.NullMarked;
