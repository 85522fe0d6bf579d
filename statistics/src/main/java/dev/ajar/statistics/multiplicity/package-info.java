/// Many questions at once: who looks at a hundred lots finds five that stand out by chance.
///
/// - **Comes in:** p-values ([PValues]), or probabilities that something is so ([DiscoveryList]).
/// - **Goes out:** p-values that may be read as if there were one question, or a list with few false ones.
/// - **Begin at:** [PValues].
@NullMarked
package dev.ajar.statistics.multiplicity;

import org.jspecify.annotations.NullMarked;
