package dev.ajar.definitions.shape;

import java.util.List;

/// A mapping with fixed keys.
///
/// @param what what such a mapping is, for example `a step`
public record Shape(String what, String about, List<Key> keys) {

    public Shape {
        keys = List.copyOf(keys);
    }

    /// The names of the keys, in the order in which people should write them.
    public List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    /// The key of this name.
    ///
    /// @throws IllegalArgumentException if the table has none: nobody may read what the table does not tell of
    public Key key(String name) {
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s has no key %s".formatted(what, name)));
    }
}
