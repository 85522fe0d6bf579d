/// The room where written definitions become the model.
///
/// - **Comes in:** YAML documents with conditions in CEL.
/// - **Goes out:** a model of `core`, or all problems at once, each with its place in the file.
/// - **Next room:** `dev.ajar.cli`, which asks this room and shows its answer.
@NullMarked
package dev.ajar.definitions;

import org.jspecify.annotations.NullMarked;
