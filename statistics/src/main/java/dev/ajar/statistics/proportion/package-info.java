/// How sure one rate is.
///
/// - **Comes in:** how many of how many were bad, by cluster ([ClusterCounts]) or by day ([TimeBlocks]).
/// - **Goes out:** the rate behind it with an interval ([ClusteredProportion]), whether it may be shown ([Display]),
///   how alike a cluster's sessions are ([IntraClusterCorrelation]) and what that costs ([DesignEffect]).
/// - **Begin at:** [ClusteredProportion]. [Wilson] and [ClopperPearson] are for sessions that are independent: hardly
///   ever true of locks and people, but what the others stand on.
@NullMarked
package dev.ajar.statistics.proportion;

import org.jspecify.annotations.NullMarked;
