package dev.ajar.cli.measure;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.expression.Type;
import dev.ajar.translate.sql.Needed;
import dev.ajar.warehouse.Refused;
import dev.ajar.warehouse.Table;
import dev.ajar.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks whether a table of a warehouse has the columns that a query needs, before anything is asked of it.
final class TableFit {

    private TableFit() {}

    /// The table, if it fits.
    ///
    /// @throws Refused if it is not there, or lacks something: all of it told at once
    static Table of(Warehouse warehouse, String name, List<Needed> needed) throws Refused {
        Optional<Table> found = warehouse.table(name);
        if (found.isEmpty()) {
            List<String> there = warehouse.tables(name);
            throw new Refused(
                    warehouse.title(),
                    "no table %s%s".formatted(name, meant(name, there)),
                    there.isEmpty() ? "a table or view of events" : "one of " + some(there));
        }
        Table table = found.get();
        List<String> problems = new ArrayList<>();
        for (Needed each : needed) {
            column(table, each.column())
                    .ifPresentOrElse(
                            column -> {
                                if (!column.kind().holds(each.type())) {
                                    problems.add("column %s: %s (expected: %s, for %s)"
                                            .formatted(column.name(), column.type(), words(each.type()), each.holds()));
                                }
                            },
                            () -> problems.add("no column %s (expected: %s, for %s)%s"
                                    .formatted(
                                            each.column(),
                                            words(each.type()),
                                            each.holds(),
                                            meant(
                                                    each.column(),
                                                    table.columns().stream()
                                                            .map(Table.Column::name)
                                                            .toList()))));
        }
        if (!problems.isEmpty()) {
            throw new Refused(
                    "%s, table %s".formatted(warehouse.title(), table.name()),
                    "it is no table of events yet\n  "
                            + String.join("\n  ", problems)
                            + "\nmake a view that names and casts its columns; docs/reference/sql.md shows how");
        }
        return table;
    }

    private static Optional<Table.Column> column(Table table, String name) {
        return table.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static String meant(String word, List<String> choices) {
        List<String> nearest = new Problems().nearest(word, choices);
        return nearest.isEmpty() ? "" : "; did you mean %s?".formatted(String.join(" or ", nearest));
    }

    private static String some(List<String> there) {
        return String.join(", ", there.subList(0, Math.min(10, there.size()))) + (there.size() > 10 ? " …" : "");
    }

    private static String words(Type type) {
        return switch (type) {
            case STRING -> "a text";
            case INT -> "an integer";
            case DOUBLE -> "a number";
            case BOOL -> "a boolean";
            case INSTANT -> "a timestamp";
            case DURATION -> "a duration";
        };
    }
}
