package dev.ajar.store.table;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/// Which verdicts are meant.
///
/// @param experience its name
/// @param from sessions that started at or after this instant, in µs since 1970
/// @param to sessions that started before this instant
/// @param where columns, and the values one of which each must have
public record VerdictChoice(String experience, long from, long to, SortedMap<String, SortedSet<String>> where) {

    public VerdictChoice {
        where = new TreeMap<>(where);
    }

    /// All of an experience.
    public static VerdictChoice of(String experience) {
        return new VerdictChoice(experience, Long.MIN_VALUE, Long.MAX_VALUE, new TreeMap<>());
    }

    /// The same within a window.
    public VerdictChoice within(long from, long to) {
        return new VerdictChoice(experience, from, to, where);
    }

    /// The same, and a column has one of these values.
    public VerdictChoice where(String column, SortedSet<String> values) {
        TreeMap<String, SortedSet<String>> more = new TreeMap<>(where);
        more.put(column, values);
        return new VerdictChoice(experience, from, to, more);
    }
}
