/// The room where conditions live: values, types and the small language of semantics.md §2.
///
/// - **Comes in:** expressions that the room `definitions` has parsed and type-checked.
/// - **Goes out:** [evaluations][dev.ajar.expression.Evaluation], plain closures over whatever is asked:
///   an event, a session, a row of a file.
/// - **Next room:** `dev.ajar.model`, whose definitions are made of expressions.
///
/// Promised here: Kleene's three-valued logic, and that nothing is ever thrown for a value, however absurd. What cannot
/// be computed is [unknown][dev.ajar.expression.Value.Unknown]. Parsing and type errors are not done here.
///
/// Start reading at [Expression][dev.ajar.expression.Expression].
@NullMarked
package dev.ajar.expression;

import org.jspecify.annotations.NullMarked;
