package dev.ajar.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The relevant events that hit a step but belong to no session, because they lack an attribute of the key.
final class Unkeyed {

    private record Lost(int step, long time) {}

    private final List<String> steps;
    private final Map<String, Lost> byId = new HashMap<>();

    Unkeyed(List<String> steps) {
        this.steps = steps;
    }

    void add(Entry entry) {
        byId.put(entry.id(), new Lost(Long.numberOfTrailingZeros(entry.hits()), entry.time()));
    }

    void merge(Unkeyed other) {
        byId.putAll(other.byId);
    }

    SortedMap<String, Long> between(long from, long to) {
        SortedMap<String, Long> counts = new TreeMap<>();
        byId.values().stream()
                .filter(lost -> from <= lost.time() && lost.time() <= to)
                .forEach(lost -> counts.merge(steps.get(lost.step()), 1L, Long::sum));
        return counts;
    }
}
