package dev.ajar.store.text;

import dev.ajar.store.row.Column;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The paths by which values were found in JSON objects, each made once and found again by one look-up a name.
final class JsonPath {

    private static final int MOST = 20_000;
    private static final long LONGEST = 1 << 22;

    private final Map<String, JsonPath> children = new HashMap<>();
    private final @Nullable JsonPath parent;
    private final String name;
    private final int length;
    private final Met met;
    private @Nullable Column column;

    /// How much is kept below one root.
    private static final class Met {
        private int paths;
        private long characters;
    }

    private JsonPath(@Nullable JsonPath parent, String name, int length, Met met) {
        this.parent = parent;
        this.name = name;
        this.length = length;
        this.met = met;
    }

    static JsonPath root() {
        return new JsonPath(null, "", 0, new Met());
    }

    /// Whether so much was met that it is better to begin anew than to keep it all.
    boolean isFull() {
        return met.paths > MOST || met.characters > LONGEST;
    }

    JsonPath child(String name) {
        JsonPath child = children.get(name);
        if (child == null) {
            child = new JsonPath(this, name, length + name.length() + (parent == null ? 0 : 1), met);
            children.put(name, child);
            met.paths++;
            met.characters += name.length();
        }
        return child;
    }

    JsonPath parent() {
        if (parent == null) {
            throw new IllegalStateException("the root has no parent");
        }
        return parent;
    }

    /// The length of the name that values found here have, flattened with dots.
    int length() {
        return length;
    }

    /// The column of values found here.
    Column column() {
        if (column == null) {
            column = flattened();
            met.characters += length;
        }
        return column;
    }

    private Column flattened() {
        Deque<String> names = new ArrayDeque<>();
        for (JsonPath path = this; path.parent != null; path = path.parent) {
            names.push(path.name);
        }
        String head = names.pop();
        int index = met.paths++;
        return names.isEmpty() ? Column.flat(index, head) : Column.nested(index, head, String.join(".", names));
    }
}
