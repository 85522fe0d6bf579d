/// The one door to DuckDB for files: it may read what it is given and nothing else.
///
/// - **Comes in:** files.
/// - **Goes out:** a connection that knows them, and what goes wrong there in words for people.
/// - **Next rooms:** `parquet` and `table`, which ask it.
@NullMarked
package dev.ajar.store.duck;

import org.jspecify.annotations.NullMarked;
