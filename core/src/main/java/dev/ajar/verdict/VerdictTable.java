package dev.ajar.verdict;

import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Verdicts as a table: which columns there are, in which order, and what stands in them (semantics.md §6).
///
/// A table of several experiences has the union of their columns.
public final class VerdictTable {

    private static final List<Column> BEFORE = List.of(
            new Column("experience", Type.STRING),
            new Column("session_id", Type.STRING),
            new Column("started_at", Type.INSTANT),
            new Column("ended_at", Type.INSTANT),
            new Column("verdict", Type.STRING),
            new Column("reason", Type.STRING),
            new Column("furthest_step", Type.STRING),
            new Column("attempts", Type.INT));

    private final List<Column> columns;
    private final Map<String, List<Integer>> places = new HashMap<>();

    /// A column.
    ///
    /// @param type latencies are ints of µs
    public record Column(String name, Type type) {}

    public VerdictTable(List<Experience> experiences) {
        SortedMap<String, Type> latencies = new TreeMap<>();
        SortedMap<String, Type> dimensions = new TreeMap<>();
        for (Experience experience : experiences) {
            experience.latencies().forEach(latency -> latencies.put(Experience.column(latency), Type.INT));
            experience
                    .columns()
                    .forEach(dimension ->
                            dimensions.put(dimension.column(), dimension.fact().type()));
        }
        columns = new ArrayList<>(BEFORE);
        latencies.forEach((name, type) -> columns.add(new Column(name, type)));
        dimensions.forEach((name, type) -> columns.add(new Column(name, type)));
        columns.add(new Column("fingerprint", Type.STRING));
        List<String> names = columns.stream().map(Column::name).toList();
        for (Experience experience : experiences) {
            List<Integer> own = new ArrayList<>();
            experience.latencies().forEach(latency -> own.add(names.indexOf(Experience.column(latency))));
            experience.columns().stream().map(Dimension::column).forEach(column -> own.add(names.lastIndexOf(column)));
            places.put(experience.name(), List.copyOf(own));
        }
    }

    /// The columns, in their order.
    public List<Column> columns() {
        return List.copyOf(columns);
    }

    /// A row of the table of one experience alone, as a row of this table.
    public List<Value> widened(String experience, List<Value> own) {
        Value[] row = new Value[columns.size()];
        Arrays.fill(row, Value.UNKNOWN);
        for (int place = 0; place < BEFORE.size(); place++) {
            row[place] = own.get(place);
        }
        int next = BEFORE.size();
        for (int place : places.getOrDefault(experience, List.of())) {
            row[place] = own.get(next++);
        }
        row[row.length - 1] = own.get(next);
        return List.of(row);
    }

    /// What stands in the columns for a verdict, in their order; unknown where it has nothing to say.
    public List<Value> row(Verdict verdict) {
        Value[] row = new Value[columns.size()];
        Arrays.fill(row, Value.UNKNOWN);
        int place = 0;
        row[place++] = new StringValue(verdict.experience());
        row[place++] = new StringValue(verdict.sessionId());
        row[place++] = new InstantValue(verdict.startedAt());
        row[place++] = new InstantValue(verdict.endedAt());
        row[place++] = new StringValue(verdict.outcome().kind().word());
        row[place++] = verdict.outcome().reason();
        row[place++] = verdict.furthestStep().isEmpty() ? Value.UNKNOWN : new StringValue(verdict.furthestStep());
        row[place] = new IntValue(verdict.attempts());
        int own = 0;
        List<Integer> mine = places.getOrDefault(verdict.experience(), List.of());
        for (Value latency : verdict.latencies()) {
            row[mine.get(own++)] = latency instanceof DurationValue(long micros) ? new IntValue(micros) : Value.UNKNOWN;
        }
        for (Value dimension : verdict.dimensions()) {
            row[mine.get(own++)] = dimension;
        }
        row[row.length - 1] = new StringValue(verdict.fingerprint());
        return List.of(row);
    }
}
