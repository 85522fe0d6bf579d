package dev.ajar.model;

import dev.ajar.expression.Value.StringValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All declared attributes, each with its place: events keep their values in this order, by name in code points.
public final class Attributes {

    /// Where an attribute stands that nobody declared.
    public static final int UNDECLARED = -1;

    private final List<Attribute> all;
    private final Map<String, Integer> places = new HashMap<>();

    /// @param schemas documents whose attributes have distinct names
    public Attributes(Collection<Schema> schemas) {
        all = schemas.stream()
                .flatMap(schema -> schema.attributes().stream())
                .sorted((a, b) -> StringValue.compare(a.name(), b.name()))
                .toList();
        for (int place = 0; place < all.size(); place++) {
            if (places.put(all.get(place).name(), place) != null) {
                throw new IllegalArgumentException(
                        "attribute %s: declared twice".formatted(all.get(place).name()));
            }
        }
    }

    /// Every attribute, by name.
    public List<Attribute> all() {
        return all;
    }

    public int size() {
        return all.size();
    }

    /// The attribute at a place.
    public Attribute at(int place) {
        return all.get(place);
    }

    /// The place of an attribute, or [#UNDECLARED].
    public int place(String name) {
        return places.getOrDefault(name, UNDECLARED);
    }

    public boolean declares(String name) {
        return places.containsKey(name);
    }
}
