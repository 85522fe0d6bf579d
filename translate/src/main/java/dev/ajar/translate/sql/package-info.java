/// The room where definitions become SQL that a person can read and trust.
///
/// - **Comes in:** [definitions][dev.ajar.model.Definitions], which [dialect][dev.ajar.translate.sql.Dialect], which
///   [stage][dev.ajar.translate.sql.Stage]: events, sessions, verdicts or tallies; and the
///   [scope][dev.ajar.translate.sql.Scope]: as of when, since when, and what is read.
/// - **Goes out:** the text of one query, or the names of what it [cannot say][dev.ajar.translate.sql.Translated].
///
/// Promised here: run over a table of events, the query gives the verdicts of the Java judge, row by row and cell by
/// cell. The court (`conformance`) holds it to that. Its Java twins have the same words: `relevant` is
/// [Shape][dev.ajar.session.Shape], `episodes` is `Cut`, `sessions` is `Gathered`, `decided` and `judged` are
/// [Judge][dev.ajar.verdict.Judge].
///
/// Nothing is run here, and no database is needed. Start reading at [Translator][dev.ajar.translate.sql.Translator].
@NullMarked
package dev.ajar.translate.sql;

import org.jspecify.annotations.NullMarked;
