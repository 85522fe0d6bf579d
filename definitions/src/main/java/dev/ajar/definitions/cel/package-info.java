/// The room where conditions become typed expressions.
///
/// - **Comes in:** a [scalar][dev.ajar.definitions.yaml.Node.Text] in CEL and the
///   [names][dev.ajar.definitions.cel.Scope] it may use.
/// - **Goes out:** an [expression][dev.ajar.expression.Expression] of `core`, well typed, or problems, each at its
///   place in the file.
/// - **Next room:** `dev.ajar.definitions.document`.
///
/// CEL's own parser reads the text; names and types are ours, because Ajar's names are dotted and its subset is small
/// (semantics.md §2).
///
/// Start reading at [Conditions][dev.ajar.definitions.cel.Conditions].
@NullMarked
package dev.ajar.definitions.cel;

import org.jspecify.annotations.NullMarked;
