package dev.ajar.cli.measure;

import dev.ajar.cli.report.Answer;
import dev.ajar.cli.report.InputFindings;
import dev.ajar.cli.report.Words;
import dev.ajar.expression.Time;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.model.Definitions;
import dev.ajar.tally.Measurement;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Reading;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Since;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import dev.ajar.warehouse.Asking;
import dev.ajar.warehouse.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;

/// Answers a question about a table of events, or about people's own tables, where they lie: only sums come here,
/// unless every verdict is wanted.
public final class InWarehouse {

    private final Definitions definitions;
    private final Question question;
    private final Translator translator;
    private final Warehouse warehouse;
    private final Scope scope;
    private final List<String> by;
    private final boolean brief;
    private final long now;

    /// Finds the tables.
    ///
    /// @param reading what is read, its tables as people write them
    /// @param since from when on rows are read
    /// @param by the dimensions to break down by
    /// @param brief whether only what the verdicts tell is asked for
    /// @param now the present, in µs since 1970
    /// @throws IOException if one is not there, or lacks columns
    public InWarehouse(
            Definitions definitions,
            Question question,
            Translator translator,
            Warehouse warehouse,
            Reading reading,
            Since since,
            List<String> by,
            boolean brief,
            long now)
            throws IOException {
        this.definitions = definitions;
        this.question = question;
        this.translator = translator;
        this.warehouse = warehouse;
        this.by = List.copyOf(by);
        this.brief = brief;
        this.now = now;
        Reading found = new TableFit(warehouse, translator, definitions).of(reading);
        scope = new Scope(new AsOf.Latest(), since, found);
    }

    /// How many bytes all queries would scan, found out without running any; empty where the warehouse does not tell.
    ///
    /// @param every whether every verdict is wanted
    public OptionalLong scan(boolean every) throws IOException {
        List<String> queries = new ArrayList<>();
        if (question.asOf() == Question.LATEST) {
            queries.add(latest());
        }
        plan(now, every).queries().stream().map(Plan.Query::sql).forEach(queries::add);
        long bytes = 0;
        for (String sql : queries) {
            OptionalLong scanned = warehouse.scan(sql);
            if (scanned.isEmpty()) {
                return scanned;
            }
            bytes += scanned.getAsLong();
        }
        return OptionalLong.of(bytes);
    }

    /// Asks everything.
    ///
    /// @param every whether every verdict is wanted
    /// @param verdicts is given them, experience by experience
    public Answer ask(Asking asking, boolean every, Asker.Rows verdicts) throws IOException {
        Measuring.AsOf chosen = Measuring.AsOf.ASKED;
        long asOf = question.asOf();
        if (asOf == Question.LATEST) {
            List<Value> latest = new ArrayList<>();
            asking.ask(latest(), latest::addAll);
            boolean any = latest.get(0).isKnown();
            chosen = any ? Measuring.AsOf.LATEST_EVENT : Measuring.AsOf.NOW;
            asOf = latest.get(0) instanceof IntValue(long micros) ? micros : now;
        }
        Asker asker = new Asker(asking);
        List<Measurement> measurements = asker.ask(plan(asOf, every), by, verdicts);
        Set<Answer.Unasked> unasked = EnumSet.of(Answer.Unasked.CONDITIONS);
        unasked.addAll(Plan.unasked(kinds(every)));
        if (asker.found("events").isEmpty()) {
            unasked.add(Answer.Unasked.TABLE);
        }
        return new Answer(asOf, chosen.words(), quality(asker), measurements, by, definitions.exclusions(), unasked);
    }

    private Answer.Quality quality(Asker asker) {
        long duplicates = asker.found("duplicates").orElse(0);
        long conflicting = asker.found("conflicting").orElse(0);
        long refused = asker.found("refused").orElse(0);
        return new Answer.Quality(
                asker.found("events").orElse(0) + duplicates + conflicting + refused,
                duplicates,
                conflicting,
                0,
                refused,
                List.of(),
                List.of(),
                0,
                asker.found("future").orElse(0),
                List.of(),
                findings(asker));
    }

    private List<String> findings(Asker asker) {
        boolean own = scope.reading() instanceof Reading.Sources;
        List<String> findings = new ArrayList<>();
        if (question.from() != Long.MIN_VALUE && asker.found("events").isPresent()) {
            findings.add("%s from %s on%s"
                    .formatted(
                            own ? "events are counted" : "rows of the table are counted",
                            Time.text(question.from()),
                            own ? ", and what is refused from then on or has no time" : ""));
        }
        if (scope.reading() instanceof Reading.Sources(SortedMap<String, Reading.Rows> tables)) {
            findings.addAll(InputFindings.untold(definitions.sources(), tables.keySet()));
            asker.each("refused")
                    .forEach((event, times) -> findings.add(
                            "%s: %s refused: no id, no time within bounds, or a cell that cannot be read as it is mapped"
                                    .formatted(event, Words.counted(times, "event is", "events are"))));
        }
        return findings;
    }

    private Set<Plan.Kind> kinds(boolean every) {
        return Plan.kinds(question, every, brief);
    }

    private Plan.Ready plan(long asOf, boolean every) throws CannotSay {
        Scope own = new Scope(new AsOf.At(asOf), scope.since(), scope.reading());
        return switch (Plan.of(translator, definitions, own, question, by, kinds(every))) {
            case Plan.Ready ready -> ready;
            case Plan.NotExpressible(List<String> why) -> throw new CannotSay(why, translator.dialect());
        };
    }

    private String latest() throws CannotSay {
        return switch (translator.latest(definitions, scope)) {
            case Translated.Query(String sql) -> sql;
            case Translated.NotExpressible(List<String> why) -> throw new CannotSay(why, translator.dialect());
        };
    }
}
