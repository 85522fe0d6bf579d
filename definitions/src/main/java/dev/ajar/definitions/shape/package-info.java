/// The room that knows what may be written: every kind of document, every key, what it means and what may stand there.
///
/// - **Comes in:** [nodes][dev.ajar.definitions.yaml.Node].
/// - **Goes out:** [fields][dev.ajar.definitions.shape.Fields] of which every key is known; and, from the same table,
///   the JSON Schema for editors and the reference for people.
/// - **Next room:** `dev.ajar.definitions.document`.
///
/// Start reading at [Shapes][dev.ajar.definitions.shape.Shapes], the table itself.
@NullMarked
package dev.ajar.definitions.shape;

import org.jspecify.annotations.NullMarked;
