package dev.ajar.cli.measure;

import dev.ajar.cli.report.Answer;
import dev.ajar.model.Definitions;
import dev.ajar.store.EventReader;
import dev.ajar.store.Input;
import dev.ajar.store.Progress;
import dev.ajar.store.Quarantine;
import dev.ajar.store.ReadQuality;
import dev.ajar.store.Settings;
import dev.ajar.tally.Measurement;
import dev.ajar.timeline.Histories;
import dev.ajar.timeline.SetterUse;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Dialect;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Translator;
import dev.ajar.warehouse.Asking;
import dev.ajar.warehouse.EventsTable;
import dev.ajar.warehouse.Limits;
import dev.ajar.warehouse.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Answers a question about files in the other way: they are read as ever, their events become a table of DuckDB, and
/// the generated SQL is asked there. What the events themselves show is counted as they are read.
public final class SqlMeasuring {

    private final Definitions definitions;
    private final Question question;
    private final Settings settings;
    private final Limits limits;

    public SqlMeasuring(Definitions definitions, Question question, Settings settings, Limits limits) {
        this.definitions = definitions;
        this.question = question;
        this.settings = settings;
        this.limits = limits;
    }

    /// What this way of measuring does not tell.
    public static Set<Answer.Unasked> unasked(Question question) {
        return Plan.unasked(Plan.kinds(question, false, false));
    }

    /// Reads, and asks.
    ///
    /// @param by the dimensions to break down by
    /// @param every whether every verdict is wanted
    /// @param verdicts is given them, experience by experience
    /// @throws CannotSay if SQL cannot say the definitions
    /// @throws IOException if a file cannot be read, or there is no room for what does not fit in memory
    public Measuring.Found measure(
            List<Input> inputs,
            Quarantine quarantine,
            Progress progress,
            List<String> by,
            boolean every,
            Asker.Rows verdicts)
            throws IOException {
        Translator translator = new Translator(Dialect.named("duckdb").orElseThrow());
        try (EventsTable table = EventsTable.create(definitions.attributes(), limits)) {
            List<Laying> layings = Collections.synchronizedList(new ArrayList<>());
            ReadQuality quality = new EventReader(definitions.attributes(), settings)
                    .read(
                            inputs,
                            () -> {
                                Laying laying = new Laying(definitions, table, lastThatCounts());
                                layings.add(laying);
                                return laying;
                            },
                            quarantine,
                            progress);
            long latest = layings.stream().mapToLong(Laying::latest).max().orElse(Question.LATEST);
            Measuring.AsOf chosen = question.asOf() != Question.LATEST
                    ? Measuring.AsOf.ASKED
                    : latest == Question.LATEST ? Measuring.AsOf.NOW : Measuring.AsOf.LATEST_EVENT;
            long asOf = chosen == Measuring.AsOf.LATEST_EVENT ? latest : lastThatCounts();
            Plan.Ready plan = switch (Plan.of(
                    translator,
                    definitions,
                    Scope.of(new AsOf.At(asOf)),
                    question,
                    by,
                    Plan.kinds(question, every, false))) {
                case Plan.Ready ready -> ready;
                case Plan.NotExpressible(List<String> why) -> throw new CannotSay(why, translator.dialect());
            };
            List<Measurement> measurements = ask(table, plan, by, verdicts);
            for (int place = 0; place < measurements.size(); place++) {
                for (Laying laying : layings) {
                    measurements.get(place).countAsked(laying.asked(place));
                }
            }
            return new Measuring.Found(
                    asOf,
                    chosen,
                    layings.stream().mapToLong(Laying::afterNow).sum(),
                    quality,
                    measurements,
                    setters(layings));
        }
    }

    private List<Measurement> ask(EventsTable table, Plan.Ready plan, List<String> by, Asker.Rows verdicts)
            throws IOException {
        try (Warehouse warehouse = table.warehouse();
                Asking asking = new Asking(warehouse, limits)) {
            return new Asker(asking).ask(plan, by, verdicts);
        }
    }

    private long lastThatCounts() {
        return question.asOf() == Question.LATEST ? settings.now() : question.asOf();
    }

    private List<SetterUse> setters(List<Laying> layings) {
        List<SetterUse> setters =
                new ArrayList<>(new Histories(definitions.attributes(), definitions.timelines()).uses());
        for (Laying laying : layings) {
            List<SetterUse> more = laying.histories().uses();
            for (int place = 0; place < setters.size(); place++) {
                setters.set(place, setters.get(place).plus(more.get(place)));
            }
        }
        return setters;
    }
}
