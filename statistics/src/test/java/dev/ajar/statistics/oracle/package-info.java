/// Numbers of papers, books and other software beside ours. A [witness][dev.ajar.statistics.oracle.Witness] says what
/// ours are; methods that Ajar does not ship, because others are better for its data, live here as references.
@NullMarked
package dev.ajar.statistics.oracle;

import org.jspecify.annotations.NullMarked;
