/// What commands ask of verdicts that are on file, and how the answers look.
///
/// - **Comes in:** a verdict table, counted ([Evidence][dev.ajar.cli.evidence.Evidence]).
/// - **Goes out:** a [paper][dev.ajar.cli.evidence.Paper]: what was found in plain words, then in numbers, then how.
/// - **Next room:** `dev.ajar.cli`, which prints it.
///
/// How sure one may be is said by `dev.ajar.statistics` alone; here are questions and words.
@NullMarked
package dev.ajar.cli.evidence;

import org.jspecify.annotations.NullMarked;
