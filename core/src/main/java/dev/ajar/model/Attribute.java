package dev.ajar.model;

import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import java.util.List;

/// Something an event may say, as a `Schema` declares it.
///
/// @param name dotted, for example `lock.id`
/// @param type one of the five an attribute can have; never a duration
/// @param about what it means, in words; may be empty
/// @param values the values it is known to have; empty where any will do
/// @param unit the unit it is measured in, for example `ms`; empty where it has none
/// @param personal whether a server replaces it at its door
public record Attribute(String name, Type type, String about, List<Value> values, String unit, boolean personal) {

    public Attribute {
        values = List.copyOf(values);
        if (type == Type.DURATION) {
            throw new IllegalArgumentException(
                    "attribute %s: a duration (expected: a number with a unit)".formatted(name));
        }
    }
}
