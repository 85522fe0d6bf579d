package dev.ajar.translate.sql;

import dev.ajar.model.Attributes;
import dev.ajar.model.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The steps that make events of the rows of one table, as a source says (semantics.md §1, Source).
final class SourceQuery {

    private final Dialect dialect;
    private final Source source;
    private final Reading.Rows table;
    private final Cells cells;
    private final String rows;
    private final String within;
    /// No column is called like a step, for where one is, BigQuery takes its name for the whole row.
    private final Map<String, RowEvent> events = new LinkedHashMap<>();

    /// @param table what holds the rows
    /// @param steps gives steps their names
    SourceQuery(Dialect dialect, Attributes attributes, Source source, Reading.Rows table, Aliases steps) {
        this.dialect = dialect;
        this.source = source;
        this.table = table;
        Aliases names = new Aliases(RowEvent.taken());
        cells = new Cells(dialect, source, names);
        within = steps.take("cells_of_" + source.name());
        rows = steps.take("rows_of_" + source.name());
        Map<String, String> columns = new HashMap<>();
        List<String> read = new ArrayList<>();
        source.events().forEach(row -> read.add(steps.take("read_%s_%s".formatted(source.name(), row.name()))));
        Stream.concat(Stream.of(within, rows), read.stream()).forEach(names::take);
        for (int number = 0; number < read.size(); number++) {
            Source.Row row = source.events().get(number);
            row.attributes().keySet().forEach(name -> columns.computeIfAbsent(name, names::take));
            events.put(read.get(number), new RowEvent(dialect, attributes, source, row, cells, columns));
        }
    }

    /// Puts the steps down: one for the rows, and one for each event of a row.
    ///
    /// @param oldest the rows that matter; empty where all do
    /// @param counting whether rows without a time matter too, for it is counted what is refused
    void tell(Query query, Optional<Beginning> oldest, boolean counting) {
        Query own = new Query();
        events.forEach((step, event) -> own.step(step, event.comment(), event.values(rows)));
        cells.tell(query, table, rows, within, oldest.flatMap(begins -> read(begins, counting)));
        query.steps(own);
    }

    /// Which rows can give an event that is not too old, where the table itself can tell of every event.
    private Optional<Term> read(Beginning begins, boolean counting) {
        List<Optional<KeptTime>> times = source.events().stream()
                .map(row -> KeptTime.of(source, row.time()))
                .distinct()
                .toList();
        boolean tells = times.stream()
                .allMatch(time -> time.isPresent()
                        && !(counting && cells.isMissing(time.get().column())));
        return times.stream()
                .filter(time -> tells)
                .flatMap(Optional::stream)
                .map(time -> counting
                        ? time.isRead(dialect, begins).or(time.isUnknown(dialect))
                        : time.isRead(dialect, begins))
                .reduce(Term::or);
    }

    /// The rows that are events, as a table of events has them.
    List<Select> events() {
        List<Select> all = new ArrayList<>();
        events.forEach((step, event) -> all.add(event.events(step)));
        return all;
    }

    /// For each event how often rows gave it, and how often the door would refuse it.
    List<Select> counts() {
        List<Select> all = new ArrayList<>();
        events.forEach((step, event) -> all.add(event.counts(step)));
        return all;
    }

    /// For each event how many are refused, as findings on the whole.
    ///
    /// @param beginning only those from it on are counted, and those without a time
    List<Select> findings(Optional<Beginning> beginning) {
        List<Select> all = new ArrayList<>();
        events.forEach((step, event) -> all.add(event.finding(step, beginning)));
        return all;
    }
}
