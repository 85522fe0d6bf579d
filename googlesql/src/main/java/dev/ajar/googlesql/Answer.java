package dev.ajar.googlesql;

import dev.ajar.expression.Value;
import java.util.List;

/// What a query gives: the names of its columns, and its rows.
public record Answer(List<String> columns, List<List<Value>> rows) {
    public Answer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
