package dev.ajar.conformance;

import dev.ajar.cli.measure.Measuring;
import dev.ajar.event.Event;
import dev.ajar.expression.Time;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Experience;
import dev.ajar.tally.Measurement;
import dev.ajar.tally.Slot;
import dev.ajar.tally.Tallies;
import dev.ajar.tally.Tally;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Stage;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import dev.ajar.verdict.Verdict;
import dev.ajar.verdict.VerdictTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Some events before the SQL of one warehouse: what differs from what the Java judge says of the same events, cell by
/// cell.
final class SqlTrial {

    private final Warehouse warehouse;
    private final Judged judged;
    private final Set<Aspect> aspects;
    private final List<String> differences = new ArrayList<>();

    private SqlTrial(Warehouse warehouse, Judged judged, Set<Aspect> aspects) {
        this.warehouse = warehouse;
        this.judged = judged;
        this.aspects = Set.copyOf(aspects);
    }

    /// What differs; empty where nothing does. A query that stops differs too. With it comes the smallest history of
    /// which it is so.
    static List<String> differences(Warehouse warehouse, Judged judged) {
        return differences(warehouse, judged, Aspect.sampled(judged, warehouse.thorough()));
    }

    /// The same, of these aspects only.
    static List<String> differences(Warehouse warehouse, Judged judged, Set<Aspect> aspects) {
        List<String> differences = new SqlTrial(warehouse, judged, aspects).compare();
        if (differences.isEmpty()) {
            return differences;
        }
        List<Event> smallest = Smallest.of(
                judged.events(),
                fewer -> !new SqlTrial(warehouse, judged.of(fewer), aspects)
                        .compare()
                        .isEmpty());
        List<String> told = new ArrayList<>();
        told.add("the smallest history, %s of %s events, as of %s:"
                .formatted(smallest.size(), judged.events().size(), Time.text(judged.asOf())));
        smallest.forEach(event -> told.add("  " + event));
        told.addAll(new SqlTrial(warehouse, judged.of(smallest), aspects).compare());
        told.add("the whole history:");
        told.addAll(differences);
        return told;
    }

    private List<String> compare() {
        try {
            long refused = warehouse.fill(judged.events(), judged.definitions().attributes(), Disguise::of);
            for (Experience experience : judged.definitions().experiences()) {
                List<Verdict> own = judged.of(experience);
                if (aspects.contains(Aspect.SESSIONS)) {
                    compareSessions(experience, own);
                }
                if (aspects.contains(Aspect.VERDICTS)) {
                    compareVerdicts(experience, own);
                }
                if (aspects.contains(Aspect.TALLIES)) {
                    compareTallies(experience, own);
                }
                if (aspects.contains(Aspect.SUMMARY)) {
                    SummaryTrial summary = new SummaryTrial(warehouse, judged, experience);
                    differences.addAll(summary.differences());
                    if (aspects.contains(Aspect.BESIDE)) {
                        differences.addAll(summary.differencesOfSome());
                    }
                }
                if (aspects.contains(Aspect.BESIDE) && judged.found().isPresent()) {
                    compareOdd(experience, judged.found().get(), own, refused);
                }
            }
            if (aspects.contains(Aspect.SCOPES)) {
                differences.addAll(
                        new ScopeTrial(warehouse).differences(judged.definitions(), judged.events(), judged.asOf()));
            }
        } catch (SQLException stopped) {
            differences.add("the query stopped: " + stopped.getMessage());
        }
        return differences;
    }

    private void compareSessions(Experience experience, List<Verdict> verdicts) throws SQLException {
        int sessions = ask(experience, Stage.SESSIONS).rows().size();
        differ(experience.name() + ": sessions", verdicts.size(), sessions);
    }

    private Warehouse.Answer ask(Experience experience, Stage stage) throws SQLException {
        return switch (new Translator(warehouse.dialect())
                .translate(judged.definitions(), experience, stage, Scope.of(new AsOf.At(judged.asOf())))) {
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

    private void compareVerdicts(Experience experience, List<Verdict> verdicts) throws SQLException {
        VerdictTable table = new VerdictTable(List.of(experience));
        Warehouse.Answer answer = ask(experience, Stage.VERDICTS);
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

    private void compareOdd(Experience experience, Measuring.Found found, List<Verdict> verdicts, long refused)
            throws SQLException {
        OddTrial odd = new OddTrial(judged.definitions(), found, judged.events(), refused);
        Measurement measurement =
                found.measurements().get(judged.definitions().experiences().indexOf(experience));
        for (Map.Entry<Stage, List<List<String>>> each :
                odd.expected(measurement, verdicts).entrySet()) {
            Warehouse.Answer answer = ask(experience, each.getKey());
            List<List<String>> rows = OddTrial.rows(answer);
            differ(
                    "%s: %s".formatted(experience.name(), each.getKey().word()),
                    each.getValue(),
                    each.getKey() == Stage.TRANSITIONS
                            ? rows.stream().map(row -> row.subList(0, 5)).toList()
                            : rows);
        }
    }

    private void compareTallies(Experience experience, List<Verdict> verdicts) throws SQLException {
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
        Map<List<String>, Tally> got = new LinkedHashMap<>();
        for (List<Value> row : ask(experience, Stage.TALLIES).rows()) {
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
        List<List<String>> inOrder = got.keySet().stream()
                .sorted(Comparator.<List<String>, String>comparing(slot -> slot.get(1), StringValue::compare)
                        .thenComparing(slot -> slot.get(2), Comparator.comparing(Long::valueOf))
                        .thenComparing(slot -> slot.get(3), StringValue::compare)
                        .thenComparing(slot -> slot.get(4).isEmpty())
                        .thenComparing(slot -> slot.get(4), StringValue::compare))
                .toList();
        differ(experience.name() + ": order of tallies", inOrder, List.copyOf(got.keySet()));
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
