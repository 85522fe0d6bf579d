package dev.ajar.conformance;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Holds JSON against a part of it: every name that the part has must match, arrays element by element. The order of
/// `reasons`, `furthest` and `transitions` is free.
final class Subset {

    private static final List<String> UNORDERED = List.of(".reasons", ".furthest", ".transitions");

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
        } else if (UNORDERED.stream().anyMatch(at::endsWith) && part.isArray() && whole.isArray()) {
            compareAsSets(at, part, whole);
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

    private void compareAsSets(String at, JsonNode part, JsonNode whole) {
        List<JsonNode> left = new ArrayList<>();
        whole.forEach(left::add);
        for (JsonNode each : part) {
            if (!left.removeIf(other -> differences(each, other).isEmpty())) {
                differences.add("%s: expected %s".formatted(at, each));
            }
        }
        left.forEach(each -> differences.add("%s: not expected %s".formatted(at, each)));
    }

    private void differ(String at, JsonNode part, JsonNode whole) {
        differences.add("%s: expected %s, got %s".formatted(at, part, whole));
    }
}
