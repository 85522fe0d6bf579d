package dev.ajar.model;

import dev.ajar.expression.Expression;

/// What sessions are told apart by.
///
/// @param name as the definition gives it: an attribute or `TIMELINE.PROPERTY`
/// @param fact the fact that holds its value: `first.A`, or the property
public record Dimension(String name, Expression.Name fact) {

    /// The name of its column in tables: every `.` and `-` is `_`.
    public String column() {
        return column(name);
    }

    /// A name as tables write it: every `.` and `-` is `_`.
    public static String column(String name) {
        return name.replace('.', '_').replace('-', '_');
    }
}
