/// The room where trees become the model: one reader a kind of document, and the links between them.
///
/// - **Comes in:** the documents of all files, as [nodes][dev.ajar.definitions.yaml.Node].
/// - **Goes out:** [Definitions][dev.ajar.model.Definitions], if everything is sound.
/// - **Next room:** `dev.ajar.definitions`, the front door.
///
/// A reader goes on after a problem, with a stand-in for what is wrong, so that all problems are told at once. What
/// follows from a problem that has been told is not told again.
///
/// Start reading at [Library][dev.ajar.definitions.document.Library].
@NullMarked
package dev.ajar.definitions.document;

import org.jspecify.annotations.NullMarked;
