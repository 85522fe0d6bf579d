package dev.ajar.translate.sql;

import dev.ajar.model.Definitions;
import dev.ajar.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tables that people have, each with the source of `format: table` that makes events of its rows (semantics.md §1).
///
/// What the door would refuse is left out, and [can be counted][#refused].
public final class Sources {

    /// The step that is like a table of events.
    static final String EVENTS = Scope.TABLE;

    private final Dialect dialect;
    private final Definitions definitions;
    private final List<Bound> bound;

    /// A source and what holds its rows.
    private record Bound(Source source, Reading.Rows rows) {}

    /// @param reading for each source that is read, what holds its rows
    /// @throws IllegalArgumentException if there is no source of such a name
    public Sources(Dialect dialect, Definitions definitions, Reading.Sources reading) {
        this.dialect = dialect;
        this.definitions = definitions;
        bound = reading.tables().entrySet().stream()
                .map(entry -> new Bound(source(definitions, entry.getKey()), entry.getValue()))
                .toList();
    }

    private static Source source(Definitions definitions, String name) {
        return definitions.sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no source " + name));
    }

    /// The query that gives a table of events: all that the rows give, also what comes twice.
    public Translated events() {
        Query query = new Query();
        header(query, "One row for each event that the rows give, as a table of events.");
        tell(query, Optional.empty(), false);
        return told(query, new Select().column("*").from(EVENTS));
    }

    /// The query that gives, for each event of each source, how often rows gave it, and how many of those the door
    /// would refuse, so that they are left out: `source`, `event`, `given`, `refused`.
    public Translated refused() {
        Query query = new Query();
        header(query, "How many events the rows give, and how many of them are refused.");
        List<Select> counts = new ArrayList<>();
        queries().forEach(each -> {
            each.tell(query, Optional.empty(), false);
            counts.addAll(each.counts());
        });
        query.step("counts", "Refused is what the door would send to quarantine: such rows are left out.", counts);
        return told(query, new Select().column("*").from("counts").then("order by source, event"));
    }

    /// For each event of each source how many are refused, as findings on the whole.
    ///
    /// @param beginning only those from it on are counted, and those without a time
    List<Select> findings(Optional<Beginning> beginning) {
        return queries().stream()
                .flatMap(each -> each.findings(beginning).stream())
                .toList();
    }

    private void header(Query query, String what) {
        query.header(what);
        query.header("Made by `ajar sql` for %s. Change the definition, not this text.".formatted(dialect.title()));
    }

    private Translated told(Query query, Select asking) {
        List<String> obstacles = new ArrayList<>(Obstacles.in(dialect, definitions.attributes()));
        obstacles.addAll(obstacles());
        return obstacles.isEmpty()
                ? new Translated.Query(query.asking(asking))
                : new Translated.NotExpressible(obstacles);
    }

    /// What keeps the sources from being said alike.
    List<String> obstacles() {
        List<String> found = new ArrayList<>();
        List<String> steps = steps();
        for (Bound each : bound) {
            found.addAll(SourceObstacles.in(each.source()));
            if (each.rows() instanceof Reading.Table(String table)) {
                found.addAll(SourceObstacles.in(each.source(), table));
                if (steps.contains(table.toLowerCase(Locale.ROOT))) {
                    found.add("source %s: a step of the query is named like the table %s; write it with its schema"
                            .formatted(each.source().name(), table));
                }
            }
        }
        return found;
    }

    /// The names of the steps.
    List<String> steps() {
        Query query = new Query();
        tell(query, Optional.empty(), false);
        return query.names();
    }

    /// Puts the steps down; the last is [#EVENTS].
    ///
    /// @param oldest the rows that matter; empty where all do
    /// @param counting whether rows without a time matter too, for it is counted what is refused
    void tell(Query query, Optional<Beginning> oldest, boolean counting) {
        List<Select> events = new ArrayList<>();
        queries().forEach(each -> {
            each.tell(query, oldest, counting);
            events.addAll(each.events());
        });
        query.step(EVENTS, "What can be an event, as a table of events; the door would refuse the rest.", events);
    }

    private List<SourceQuery> queries() {
        Aliases steps = new Aliases(List.of(EVENTS, "counts"));
        return bound.stream()
                .map(each -> new SourceQuery(dialect, definitions.attributes(), each.source(), each.rows(), steps))
                .toList();
    }
}
