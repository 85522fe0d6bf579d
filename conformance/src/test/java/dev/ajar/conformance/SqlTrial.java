package dev.ajar.conformance;

import dev.ajar.cli.measure.Measuring;
import dev.ajar.cli.measure.Question;
import dev.ajar.cli.measure.SetAside;
import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.store.EventReader;
import dev.ajar.store.Input;
import dev.ajar.store.Progress;
import dev.ajar.store.Settings;
import dev.ajar.tally.Measurement;
import dev.ajar.tally.Slot;
import dev.ajar.tally.Tallies;
import dev.ajar.tally.Tally;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Dialect;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Stage;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import dev.ajar.verdict.Verdict;
import dev.ajar.verdict.VerdictTable;
import java.io.IOException;
import java.io.Writer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Some events before the SQL of one dialect: what differs from what the Java judge says of the same events, cell by
/// cell.
final class SqlTrial {

    private final Dialect dialect;
    private final Warehouse warehouse;
    private final Settings settings;
    private final List<String> differences = new ArrayList<>();

    SqlTrial(Dialect dialect, Warehouse warehouse, Settings settings) {
        this.dialect = dialect;
        this.warehouse = warehouse;
        this.settings = settings;
    }

    /// What differs; empty where nothing does.
    ///
    /// @param asOf the instant of the question, or [Question#LATEST]
    List<String> differences(Definitions definitions, List<Input> inputs, long asOf) throws IOException, SQLException {
        List<Event> events = Collections.synchronizedList(new ArrayList<>());
        new EventReader(definitions.attributes(), settings)
                .read(inputs, () -> events::add, new SetAside(Writer.nullWriter()), Progress.NONE);
        List<Verdict> verdicts = Collections.synchronizedList(new ArrayList<>());
        Measuring.Found found = new Measuring(definitions, new Question(asOf, Long.MIN_VALUE, Long.MAX_VALUE), settings)
                .measure(inputs, new SetAside(Writer.nullWriter()), Progress.NONE, verdicts::add);
        long refused = warehouse.fill(events, definitions.attributes(), Disguise::of);
        for (Experience experience : definitions.experiences()) {
            List<Verdict> own = verdicts.stream()
                    .filter(verdict -> verdict.experience().equals(experience.name()))
                    .sorted(Comparator.comparingLong(Verdict::startedAt)
                            .thenComparing(Verdict::sessionId, StringValue::compare))
                    .toList();
            compareVerdicts(definitions, experience, found.asOf(), own);
            compareTallies(definitions, experience, found.asOf(), own);
            int sessions = ask(definitions, experience, Stage.SESSIONS, found.asOf())
                    .rows()
                    .size();
            differ(experience.name() + ": sessions", own.size(), sessions);
            compareOdd(definitions, experience, found, own, new OddTrial(definitions, found, events, refused));
        }
        differences.addAll(new ScopeTrial(dialect, warehouse).differences(definitions, events, found.asOf()));
        return differences;
    }

    private Warehouse.Answer ask(Definitions definitions, Experience experience, Stage stage, long asOf)
            throws SQLException {
        return switch (new Translator(dialect).translate(definitions, experience, stage, Scope.of(new AsOf.At(asOf)))) {
            case Translated.Query(String sql) -> {
                try {
                    yield warehouse.ask(sql);
                } catch (SQLException refused) {
                    throw new SQLException(refused.getMessage() + "\n" + sql, refused);
                }
            }
            case Translated.NotExpressible(List<String> why) -> throw new AssertionError(String.join("; ", why));
        };
    }

    private void compareVerdicts(Definitions definitions, Experience experience, long asOf, List<Verdict> verdicts)
            throws SQLException {
        VerdictTable table = new VerdictTable(List.of(experience));
        Warehouse.Answer answer = ask(definitions, experience, Stage.VERDICTS, asOf);
        differ(
                experience.name() + ": columns",
                table.columns().stream().map(VerdictTable.Column::name).toList(),
                answer.columns());
        List<List<Value>> expected = verdicts.stream().map(table::row).toList();
        for (int row = 0; row < Math.max(expected.size(), answer.rows().size()); row++) {
            differ(
                    "%s: row %s".formatted(experience.name(), row),
                    row < expected.size() ? expected.get(row) : List.of(),
                    row < answer.rows().size() ? answer.rows().get(row) : List.of());
        }
    }

    private void compareTallies(Definitions definitions, Experience experience, long asOf, List<Verdict> verdicts)
            throws SQLException {
        Tallies tallies = new Tallies(experience);
        verdicts.forEach(tallies::add);
        Map<List<String>, Tally> expected = new TreeMap<>(Comparator.comparing(List::toString));
        tallies.all()
                .forEach((slot, tally) -> expected.put(
                        List.of(
                                slot.experience(),
                                slot.indicator(),
                                Long.toString(slot.minute()),
                                slot.dimension(),
                                known(slot)),
                        tally));
        Map<List<String>, Tally> got = new TreeMap<>(Comparator.comparing(List::toString));
        for (List<Value> row : ask(definitions, experience, Stage.TALLIES, asOf).rows()) {
            got.put(
                    List.of(
                            row.get(0).text(),
                            row.get(1).text(),
                            row.get(2) instanceof InstantValue(long micros) ? Long.toString(micros) : "",
                            row.get(3).text(),
                            row.get(4).isKnown() ? "=" + row.get(4).text() : ""),
                    new Tally(number(row.get(5)), number(row.get(6)), number(row.get(7)), number(row.get(8))));
        }
        differ(experience.name() + ": tallies", expected, got);
    }

    private void compareOdd(
            Definitions definitions, Experience experience, Measuring.Found found, List<Verdict> verdicts, OddTrial odd)
            throws SQLException {
        Measurement measurement =
                found.measurements().get(definitions.experiences().indexOf(experience));
        for (Map.Entry<Stage, List<List<String>>> each :
                odd.expected(measurement, verdicts).entrySet()) {
            Warehouse.Answer answer = ask(definitions, experience, each.getKey(), found.asOf());
            List<List<String>> rows = OddTrial.rows(answer);
            differ(
                    "%s: %s".formatted(experience.name(), each.getKey().word()),
                    each.getValue(),
                    each.getKey() == Stage.TRANSITIONS
                            ? rows.stream().map(row -> row.subList(0, 5)).toList()
                            : rows);
        }
    }

    private static String known(Slot slot) {
        return slot.value().isKnown() ? "=" + slot.value().text() : "";
    }

    private static long number(Value value) {
        return value instanceof IntValue(long number) ? number : -1;
    }

    private void differ(String what, Object expected, Object got) {
        if (!expected.equals(got)) {
            differences.add("%s: expected %s".formatted(what, expected));
            differences.add("%s: got      %s".formatted(what, got));
        }
    }
}
