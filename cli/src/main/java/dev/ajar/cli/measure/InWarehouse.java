package dev.ajar.cli.measure;

import dev.ajar.cli.report.Answer;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.model.Definitions;
import dev.ajar.tally.Measurement;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Contents;
import dev.ajar.translate.sql.Reading;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Since;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import dev.ajar.warehouse.Asking;
import dev.ajar.warehouse.Table;
import dev.ajar.warehouse.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// Answers a question about a table of events where it lies: only sums come here, unless every verdict is wanted.
public final class InWarehouse {

    private final Definitions definitions;
    private final Question question;
    private final Translator translator;
    private final Warehouse warehouse;
    private final Scope scope;
    private final List<String> by;
    private final long now;

    /// Finds the table.
    ///
    /// @param table as people write it
    /// @param since from when on rows are read
    /// @param by the dimensions to break down by
    /// @param now the present, in µs since 1970
    /// @throws IOException if it is not there, or lacks columns
    public InWarehouse(
            Definitions definitions,
            Question question,
            Translator translator,
            Warehouse warehouse,
            String table,
            Since since,
            List<String> by,
            long now)
            throws IOException {
        this.definitions = definitions;
        this.question = question;
        this.translator = translator;
        this.warehouse = warehouse;
        this.by = List.copyOf(by);
        this.now = now;
        Table found = TableFit.of(warehouse, table, translator.needed(definitions));
        scope = new Scope(
                question.asOf() == Question.LATEST ? new AsOf.Latest() : new AsOf.At(question.asOf()),
                since,
                new Reading.Table(found.name()));
    }

    /// How many bytes all queries would scan, found out without running any; empty where the warehouse does not tell.
    ///
    /// @param every whether every verdict is wanted
    public OptionalLong scan(boolean every) throws IOException {
        long bytes = 0;
        for (String sql : Stream.concat(
                        Stream.of(contents()),
                        plan(now, every).queries().stream().map(Plan.Query::sql))
                .toList()) {
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
        List<List<Value>> contents = new ArrayList<>();
        asking.ask(contents(), contents::add);
        OptionalLong latest = number(contents, "latest_us");
        boolean asked = question.asOf() != Question.LATEST;
        long asOf = asked ? question.asOf() : latest.orElse(now);
        Plan.Ready plan = plan(asOf, every);
        List<Measurement> measurements = new Asker(asking).ask(plan, by, verdicts);
        return new Answer(
                asOf,
                (asked ? Measuring.AsOf.ASKED : latest.isPresent() ? Measuring.AsOf.LATEST_EVENT : Measuring.AsOf.NOW)
                        .words(),
                quality(contents),
                measurements,
                by,
                definitions.exclusions(),
                Set.of(Answer.Unasked.values()));
    }

    private static Answer.Quality quality(List<List<Value>> contents) {
        long rows = number(contents, "all_rows").orElse(0);
        long sound = number(contents, "sound_rows").orElse(0);
        return new Answer.Quality(
                rows,
                sound - number(contents, "events").orElse(0),
                0,
                0,
                rows - sound,
                List.of(),
                List.of(),
                0,
                number(contents, "later").orElse(0),
                List.of(),
                List.of());
    }

    private Plan.Ready plan(long asOf, boolean every) throws CannotSay {
        Scope own = new Scope(new AsOf.At(asOf), scope.since(), scope.reading());
        return switch (Plan.of(translator, definitions, own, question, by, every)) {
            case Plan.Ready ready -> ready;
            case Plan.NotExpressible(List<String> why) -> throw new CannotSay(why, translator.dialect());
        };
    }

    private String contents() throws CannotSay {
        return switch (translator.contents(definitions, scope)) {
            case Translated.Query(String sql) -> sql;
            case Translated.NotExpressible(List<String> why) -> throw new CannotSay(why, translator.dialect());
        };
    }

    private static OptionalLong number(List<List<Value>> contents, String column) {
        return contents.get(0).get(Contents.COLUMNS.indexOf(column)) instanceof IntValue(long number)
                ? OptionalLong.of(number)
                : OptionalLong.empty();
    }
}
