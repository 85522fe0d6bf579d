package dev.ajar.cli.measure;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.tally.Counted;
import java.util.List;
import java.util.Optional;

/// A row that the stage `quality` of a query gives: something odd about the log, and how often it is.
///
/// @param whole whether it is said of the whole table
/// @param finding its name
/// @param what the step or attribute it is about; empty where it is about none
record Oddity(boolean whole, String finding, String what, long times) {

    static Oddity of(List<Value> row) {
        String what = row.get(2).isKnown() ? row.get(2).text() : "";
        return new Oddity(
                !row.get(0).isKnown(), row.get(1).text(), what, row.get(3) instanceof IntValue(long times) ? times : 0);
    }

    /// What it counts of an experience; empty where that is known from elsewhere, or said of the whole table.
    Optional<Counted> counted() {
        return Optional.ofNullable(
                switch (finding) {
                    case "orphan" -> new Counted.Orphans(what, times);
                    case "unkeyed" -> new Counted.Unkeyed(what, times);
                    case "unclear" -> new Counted.Unclear(times);
                    case "unmodelled" -> new Counted.Unmodelled(times);
                    default -> null;
                });
    }
}
