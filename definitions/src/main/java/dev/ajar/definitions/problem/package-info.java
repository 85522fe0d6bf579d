/// The room of what can be wrong, and where.
///
/// - **Comes in:** the text of files.
/// - **Goes out:** [problems][dev.ajar.definitions.problem.Problem], each with its place in a file.
/// - **Next room:** `dev.ajar.definitions.yaml`.
///
/// Start reading at [Problem][dev.ajar.definitions.problem.Problem].
@NullMarked
package dev.ajar.definitions.problem;

import org.jspecify.annotations.NullMarked;
