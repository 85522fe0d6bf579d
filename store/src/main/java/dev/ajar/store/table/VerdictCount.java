package dev.ajar.store.table;

import java.util.List;
import java.util.Optional;

/// How many verdicts of each kind have the same values.
///
/// @param values of the columns that were asked for, in their order; empty where a session's is unknown
/// @param slice the start of the slice of time they fall into, in µs since 1970; 0 where time was not sliced
public record VerdictCount(
        List<Optional<String>> values, long slice, long good, long bad, long excluded, long pending) {

    public VerdictCount {
        values = List.copyOf(values);
    }
}
