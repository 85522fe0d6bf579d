package dev.ajar.model;

import java.util.List;

/// A document that declares attributes.
public record Schema(String name, List<Attribute> attributes) {
    public Schema {
        attributes = List.copyOf(attributes);
    }
}
