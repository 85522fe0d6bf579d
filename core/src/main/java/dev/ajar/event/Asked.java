package dev.ajar.event;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of a condition that was asked of events.
///
/// @param asked of how many events
/// @param held of how many it was true
/// @param unknown of how many it was unknown, so that it did not hold
/// @param missing the attributes that those lacked, each with of how many
/// @param negative whether the condition would hold if what is missing were a value like no other: it rules something
///     out, and who wrote it may have thought that what is missing is not ruled out
public record Asked(long asked, long held, long unknown, SortedMap<String, Long> missing, boolean negative) {

    public Asked {
        missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
    }

    /// The same of other events, too.
    public Asked plus(Asked other) {
        SortedMap<String, Long> both = new TreeMap<>(missing);
        other.missing.forEach((attribute, times) -> both.merge(attribute, times, Long::sum));
        return new Asked(asked + other.asked, held + other.held, unknown + other.unknown, both, negative);
    }
}
