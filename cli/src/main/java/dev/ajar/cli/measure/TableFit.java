package dev.ajar.cli.measure;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.expression.Type;
import dev.ajar.model.Definitions;
import dev.ajar.model.Source;
import dev.ajar.translate.sql.Needed;
import dev.ajar.translate.sql.Reading;
import dev.ajar.translate.sql.Translator;
import dev.ajar.warehouse.Refused;
import dev.ajar.warehouse.Table;
import dev.ajar.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Looks whether tables of a warehouse have the columns that queries need, before anything is asked of them.
final class TableFit {

    private final Warehouse warehouse;
    private final Translator translator;
    private final Definitions definitions;

    TableFit(Warehouse warehouse, Translator translator, Definitions definitions) {
        this.warehouse = warehouse;
        this.translator = translator;
        this.definitions = definitions;
    }

    /// The same reading, each table by its whole name, if they fit.
    ///
    /// @throws Refused if one is not there, or lacks something: all of it told at once
    Reading of(Reading reading) throws Refused {
        return switch (reading) {
            case Reading.Table(String name) -> events(name);
            case Reading.Sources(SortedMap<String, Reading.Rows> tables) -> own(tables);
            case Reading.Relation ignored -> reading;
            case Reading.Standing ignored -> reading;
            case Reading.Sessions ignored -> reading;
        };
    }

    private Reading events(String name) throws Refused {
        Optional<Table> found = warehouse.table(name);
        if (found.isEmpty()) {
            List<String> there = warehouse.tables(name);
            throw new Refused(
                    warehouse.title(),
                    "no table %s%s".formatted(name, meant(name, there)),
                    there.isEmpty() ? "a table or view of events" : "one of " + some(there));
        }
        Table table = found.get();
        List<String> problems = problems(table, translator.needed(definitions));
        if (!problems.isEmpty()) {
            throw new Refused(
                    "%s, table %s".formatted(warehouse.title(), table.name()),
                    "it is no table of events yet\n  "
                            + String.join("\n  ", problems)
                            + "\nmake a view that names and casts its columns; docs/reference/sql.md shows how");
        }
        return new Reading.Table(table.name());
    }

    private Reading own(SortedMap<String, Reading.Rows> tables) throws Refused {
        Map<String, Source> sources =
                definitions.sources().stream().collect(Collectors.toMap(Source::name, Function.identity()));
        SortedMap<String, Reading.Rows> found = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, Reading.Rows> each : tables.entrySet()) {
            Source source = sources.get(each.getKey());
            if (source != null && each.getValue() instanceof Reading.Table(String name)) {
                Optional<Table> table = warehouse.table(name);
                found.put(
                        source.name(),
                        table.map(one -> new Reading.Table(one.name())).orElse(new Reading.Table(name)));
                problems.addAll(table.isEmpty() ? noTable(source, name) : problems(source, table.get()));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refused(
                    warehouse.title(),
                    "these tables are not what their sources say\n  "
                            + String.join("\n  ", problems)
                            + "\nmend the names; a column of another type is told in its source, `columns: {visit: int}`,"
                            + " or cast in a view; docs/reference/sql.md shows how");
        }
        return new Reading.Sources(found);
    }

    private List<String> noTable(Source source, String name) throws Refused {
        List<String> there = warehouse.tables(name);
        return List.of("source %s: no table %s%s%s"
                .formatted(
                        source.name(),
                        name,
                        meant(name, there),
                        there.isEmpty() ? "" : " (expected: one of %s)".formatted(some(there))));
    }

    private List<String> problems(Source source, Table table) {
        return problems(table, translator.needed(source)).stream()
                .map(problem -> "source %s, table %s: %s".formatted(source.name(), table.name(), problem))
                .toList();
    }

    private static List<String> problems(Table table, List<Needed> needed) {
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
        return problems;
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
