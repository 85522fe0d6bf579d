package dev.ajar.cli.report;

import dev.ajar.expression.Value;
import dev.ajar.model.Dimension;
import dev.ajar.simulator.truth.Score;
import dev.ajar.tally.Breakdown;
import dev.ajar.tally.Measurement;
import dev.ajar.tally.Tally;
import java.util.List;
import java.util.stream.Collectors;

/// What the demo shows: the levels, where to look first, and how near all of it is to the truth.
public final class DemoReport {

    /// With fewer sessions than these a value is not told as the worst: that would be chance most of the time.
    private static final int FEW = 100;

    /// Nor with fewer failures than these.
    private static final int NOT_CHANCE = 10;

    private static final double REMARKABLE = 1.5;

    private final StringBuilder text = new StringBuilder();

    private DemoReport() {}

    /// The whole report, ending in a line break.
    public static String of(List<Measurement> measurements, List<Score.Result> scores) {
        DemoReport report = new DemoReport();
        report.levels(measurements);
        report.worst(measurements);
        report.truth(scores);
        report.exclusions(scores);
        return report.text.toString();
    }

    private void section(String head, Grid grid) {
        text.append('\n').append(head).append('\n').append(grid.text());
    }

    private void levels(List<Measurement> measurements) {
        Grid grid = new Grid("lrrrrrr")
                .row("experience", "sessions", "good", "bad", "excluded", "SLI", "without exclusions");
        for (Measurement measurement : measurements) {
            Tally tally = measurement.tally(0);
            grid.row(
                    measurement.experience().name(),
                    Words.count(measurement.verdicts().total()),
                    Words.count(tally.good()),
                    Words.count(tally.bad()),
                    Words.count(tally.excluded()),
                    Words.sli(tally),
                    Words.sli(measurement.withoutExclusions(0)));
        }
        section("service levels", grid);
    }

    private void worst(List<Measurement> measurements) {
        Grid grid = new Grid("lllrrrr").row("experience", "by", "worst", "sessions", "bad", "SLI", "of all");
        for (Measurement measurement : measurements) {
            for (Dimension dimension : measurement.experience().dimensions()) {
                measurement.breakdown(dimension.name()).worstFirst().stream()
                        .filter(row -> isRemarkable(row.tallies().get(0), measurement.tally(0)))
                        .findFirst()
                        .ifPresent(row -> worst(grid, measurement, dimension, row));
            }
        }
        section("where to look first (at least half as many failures again as usual)", grid);
    }

    /// A dimension whose value has no good session at all names the failure itself.
    private static boolean isRemarkable(Tally some, Tally all) {
        double usual = all.hasSli() ? (1 - all.sli()) * some.valid() : 0;
        return some.valid() >= FEW && some.good() > 0 && some.bad() >= NOT_CHANCE && some.bad() >= REMARKABLE * usual;
    }

    private static void worst(Grid grid, Measurement measurement, Dimension dimension, Breakdown.Row row) {
        Tally tally = row.tallies().get(0);
        grid.row(
                measurement.experience().name(),
                dimension.name(),
                row.value().equals(Value.UNKNOWN) ? "(unknown)" : row.value().text(),
                Words.count(tally.valid()),
                Words.count(tally.bad()),
                Words.sli(tally),
                Words.sli(measurement.tally(0)));
    }

    private void truth(List<Score.Result> scores) {
        Grid grid = new Grid("lrrrl")
                .row("experience", "verdicts", "as the log shows", "as it happened", "what the log does not hold");
        for (Score.Result score : scores) {
            grid.row(
                    score.experience(),
                    Words.count(score.verdicts()),
                    Words.count(score.asLogShows()),
                    Words.count(score.asHappened()),
                    score.gaps().entrySet().stream()
                            .map(gap -> "%s %s".formatted(gap.getKey(), Words.count(gap.getValue())))
                            .collect(Collectors.joining(", ")));
        }
        section("against the truth, which only the simulator knows", grid);
        scores.forEach(score -> score.astray()
                .forEach(astray -> text.append("  ! ")
                        .append(score.experience())
                        .append(": ")
                        .append(astray)
                        .append('\n')));
    }

    private void exclusions(List<Score.Result> scores) {
        Grid grid = new Grid("llrr").row("experience", "left out by", "rightly", "wrongly");
        scores.forEach(score -> score.exclusions()
                .forEach((rule, count) ->
                        grid.row(score.experience(), rule, Words.count(count.right()), Words.count(count.wrong()))));
        section("was it right to leave them out?", grid);
    }
}
