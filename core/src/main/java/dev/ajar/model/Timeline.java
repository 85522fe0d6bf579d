package dev.ajar.model;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import java.util.List;

/// What is known about a kind of thing over time: locks, gateways, terminals, sites (semantics.md §3).
///
/// @param entity the attribute that names the thing
public record Timeline(String name, Expression.Name entity, List<Property> properties) {

    public Timeline {
        properties = List.copyOf(properties);
    }

    /// Something about the thing that changes.
    ///
    /// @param setters the first whose condition holds for an event sets the property
    /// @param initial the value before the first event; the unknown value where none is given
    public record Property(String name, Type type, List<Setter> setters, Value initial) {
        public Property {
            setters = List.copyOf(setters);
        }
    }

    /// One way in which an event sets a property.
    ///
    /// @param set what the property becomes; where this is unknown the event sets nothing
    public record Setter(Expression when, Expression set) {}
}
