/// The room where written definitions become the model.
///
/// - **Comes in:** YAML documents with conditions in CEL.
/// - **Goes out:** a model of `core`, or all problems at once, each with its place in the file.
/// - **Next room:** `dev.ajar.cli`, which asks this room and shows its answer.
///
/// Inside, text goes from chamber to chamber: `problem` (what can be wrong, and where), `yaml` (text becomes trees),
/// `shape` (what may be written: the one table that the reader, the JSON Schema and the reference go by), `cel`
/// (conditions become expressions), `document` (trees become the model). Each knows only those before it.
///
/// Start reading at [DefinitionReader][dev.ajar.definitions.DefinitionReader].
@NullMarked
package dev.ajar.definitions;

import org.jspecify.annotations.NullMarked;
