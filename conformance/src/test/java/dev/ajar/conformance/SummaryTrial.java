package dev.ajar.conformance;

import dev.ajar.cli.measure.SummaryRow;
import dev.ajar.expression.Value;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.tally.Measurement;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Summary;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import dev.ajar.verdict.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The few rows that a report is made of when a warehouse is asked: read as `measure --warehouse` reads them, they must
/// show what the Java judge shows who counts session by session.
final class SummaryTrial {

    private final Warehouse warehouse;
    private final Judged judged;
    private final Experience experience;
    private final List<String> dimensions;

    SummaryTrial(Warehouse warehouse, Judged judged, Experience experience) {
        this.warehouse = warehouse;
        this.judged = judged;
        this.experience = experience;
        dimensions = experience.columns().stream().map(Dimension::name).toList();
    }

    /// What differs where all sessions are asked for, by every dimension.
    List<String> differences() throws SQLException {
        return differences(Summary.of(dimensions));
    }

    /// What differs where only some sessions are asked for, and some dimensions.
    List<String> differencesOfSome() throws SQLException {
        Random random =
                new Random(experience.fingerprint().hashCode() + judged.events().size());
        List<String> by =
                dimensions.stream().filter(ignored -> random.nextInt(3) == 0).toList();
        List<Verdict> verdicts = judged.of(experience);
        if (verdicts.isEmpty()) {
            return differences(Summary.of(by));
        }
        long one = start(verdicts, random);
        long other = start(verdicts, random);
        return differences(
                switch (random.nextInt(3)) {
                    case 0 -> new Summary(by, one, Long.MAX_VALUE);
                    case 1 -> new Summary(by, Long.MIN_VALUE, one);
                    default -> new Summary(by, Math.min(one, other), Math.max(one, other) + 1);
                });
    }

    /// When some session starts, or just before or after that.
    private static long start(List<Verdict> verdicts, Random random) {
        return verdicts.get(random.nextInt(verdicts.size())).startedAt() + random.nextInt(-1, 2);
    }

    private List<String> differences(Summary summary) throws SQLException {
        Measurement got = new Measurement(experience);
        for (List<Value> row : rows(summary)) {
            got.take(new SummaryRow(experience, summary.by(), row).counted());
        }
        List<String> expected = Shown.of(judged.counted(experience, summary.from(), summary.to()), summary.by());
        List<String> shown = Shown.of(got, summary.by());
        List<String> differences = new ArrayList<>();
        String what = "%s: %s".formatted(experience.name(), summary);
        expected.stream()
                .filter(line -> !shown.contains(line))
                .forEach(line -> differences.add("%s: expected %s".formatted(what, line)));
        shown.stream()
                .filter(line -> !expected.contains(line))
                .forEach(line -> differences.add("%s: got      %s".formatted(what, line)));
        return differences;
    }

    private List<List<Value>> rows(Summary summary) throws SQLException {
        String sql = switch (new Translator(warehouse.dialect())
                .summary(judged.definitions(), experience, Scope.of(new AsOf.At(judged.asOf())), summary)) {
            case Translated.Query(String text) -> text;
            case Translated.NotExpressible(List<String> why) -> throw new AssertionError(String.join("; ", why));
        };
        try {
            Warehouse.Answer answer = warehouse.ask(sql);
            if (!answer.columns().equals(Summary.COLUMNS)) {
                throw new AssertionError("columns of a summary: " + answer.columns());
            }
            return answer.rows();
        } catch (SQLException refused) {
            throw new SQLException(refused.getMessage() + "\n" + sql, refused);
        }
    }
}
