/// The room where sessions are judged.
///
/// - **Comes in:** [sessions][dev.ajar.session.Session] with their facts, as of an instant.
/// - **Goes out:** one [verdict][dev.ajar.verdict.Verdict] each: good, bad, excluded or pending, and why.
/// - **Next room:** `dev.ajar.tally`.
///
/// Judging is a pure function: the same session, as of the same instant, always gets the same verdict.
///
/// Start reading at [Judge][dev.ajar.verdict.Judge].
@NullMarked
package dev.ajar.verdict;

import org.jspecify.annotations.NullMarked;
