/// The room where text becomes trees, every leaf of which knows its place.
///
/// - **Comes in:** the [text of a file][dev.ajar.definitions.problem.SourceText], however hostile.
/// - **Goes out:** one [node][dev.ajar.definitions.yaml.Node] a document, or problems.
/// - **Next room:** `dev.ajar.definitions.shape`.
///
/// Plain YAML 1.2, less what nobody needs in a definition: anchors, aliases, tags and keys that are no text. Nothing is
/// resolved here: `on`, `4.10` and `2026-03-01` stay text, and whoever needs a text can ask
/// [whether YAML would read something else][dev.ajar.definitions.yaml.Node.Text#habit()].
///
/// Start reading at [Documents][dev.ajar.definitions.yaml.Documents].
@NullMarked
package dev.ajar.definitions.yaml;

import org.jspecify.annotations.NullMarked;
