/// The room that asks a database and hands on what it answers.
///
/// - **Comes in:** a query, as text that somebody else wrote, and where the database is.
/// - **Goes out:** rows of values, the columns of tables, what a query would cost; or a
///   [refusal][dev.ajar.warehouse.Refused] in words.
/// - **Next room:** `dev.ajar.cli`. What a query means is never known here.
///
/// Nothing is ever written into a database. Passwords and tokens stand in no message.
///
/// Start reading at [Warehouse][dev.ajar.warehouse.Warehouse]. A new engine is a class that implements it.
@NullMarked
package dev.ajar.warehouse;

import org.jspecify.annotations.NullMarked;
