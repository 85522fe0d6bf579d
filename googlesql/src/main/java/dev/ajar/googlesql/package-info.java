/// BigQuery's SQL without BigQuery, for tests.
///
/// - **Comes in:** a [Table][dev.ajar.googlesql.Table] with its rows, and the text of a query.
/// - **Goes out:** its [answer][dev.ajar.googlesql.Answer], or why BigQuery would refuse it.
///
/// ZetaSQL is the open-source front of BigQuery: the parser and the type-checker are those of BigQuery, and its
/// reference engine says what every function must give. It is slow (nested loops) and has 128 MB for what lies between
/// input and answer, so tables stay small. What only BigQuery knows (quotas, cost, partitions) is not tested here.
@NullMarked
package dev.ajar.googlesql;

import org.jspecify.annotations.NullMarked;
