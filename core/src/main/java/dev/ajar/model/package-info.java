/// The room of definitions: what people wrote, understood and known to be sound.
///
/// - **Comes in:** documents that the room `definitions` has read and checked.
/// - **Goes out:** [Definitions][dev.ajar.model.Definitions], the one thing that every engine is given.
/// - **Next room:** `dev.ajar.event`.
///
/// Every instant and duration is an int64 of microseconds (see [Time][dev.ajar.expression.Time]). Lists keep the order
/// in which their author wrote them.
///
/// Start reading at [Experience][dev.ajar.model.Experience].
@NullMarked
package dev.ajar.model;

import org.jspecify.annotations.NullMarked;
