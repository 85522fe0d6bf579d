package dev.ajar.conformance;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Holds JSON against a part of it: every name that the part has must match, arrays element by element.
final class Subset {

    private final List<String> differences = new ArrayList<>();

    private Subset() {}

    /// Where the whole differs from what the part says; empty where it does not.
    static List<String> differences(JsonNode part, JsonNode whole) {
        Subset subset = new Subset();
        subset.compare("", part, whole);
        return subset.differences;
    }

    private void compare(String at, JsonNode part, JsonNode whole) {
        if (part.isObject() && whole.isObject()) {
            part.properties()
                    .forEach(each -> compare(at + "." + each.getKey(), each.getValue(), whole.path(each.getKey())));
        } else if (part.isArray() && whole.isArray() && part.size() == whole.size()) {
            for (int place = 0; place < part.size(); place++) {
                compare(at + "[" + place + "]", part.get(place), whole.get(place));
            }
        } else if (part.isNumber() && whole.isNumber()) {
            if (Math.abs(part.doubleValue() - whole.doubleValue()) > 1e-12) {
                differ(at, part, whole);
            }
        } else if (!part.equals(whole)) {
            differ(at, part, whole);
        }
    }

    private void differ(String at, JsonNode part, JsonNode whole) {
        differences.add("%s: expected %s, got %s".formatted(at, part, whole));
    }
}
