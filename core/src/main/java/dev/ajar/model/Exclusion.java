package dev.ajar.model;

import dev.ajar.expression.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A planned window of time whose sessions do not count.
///
/// @param experiences the experiences it applies to; empty for all that have its dimensions
/// @param from first instant covered, in µs
/// @param to first instant no longer covered, in µs
/// @param where for each of these dimensions the values it is limited to
/// @param because why, in words
public record Exclusion(
        String name,
        List<String> experiences,
        long from,
        long to,
        Map<String, List<Value>> where,
        String because,
        String author) {

    public Exclusion {
        experiences = List.copyOf(experiences);
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
    }

    /// Whether this window is meant for an experience.
    public boolean appliesTo(Experience experience) {
        return (experiences.isEmpty() || experiences.contains(experience.name()))
                && experience.dimensions().stream()
                        .map(Dimension::name)
                        .toList()
                        .containsAll(where.keySet());
    }
}
