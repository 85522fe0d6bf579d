package dev.ajar.cli.report;

import dev.ajar.expression.Time;
import dev.ajar.expression.Value;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Limit;
import dev.ajar.model.SessionRule;
import dev.ajar.tally.Breakdown;
import dev.ajar.tally.Measurement;
import dev.ajar.tally.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An answer as text for people: what one would paste into a chat.
public final class TextReport {

    private static final int TOP_REASONS = 10;
    private static final int TOP_TRANSITIONS = 12;
    private static final int TOP_VALUES = 20;
    private static final int TOP_FINDINGS = 5;

    private final Answer answer;
    private final StringBuilder text = new StringBuilder();

    private TextReport(Answer answer) {
        this.answer = answer;
    }

    /// The whole report, ending in a line break.
    public static String of(Answer answer) {
        TextReport report = new TextReport(answer);
        report.text.append("as of ").append(Time.text(answer.asOf()));
        report.text.append(answer.chosen().isEmpty() ? "\n" : " (" + answer.chosen() + ")\n");
        answer.measurements().forEach(report::experience);
        report.quality();
        return report.text.toString();
    }

    private void experience(Measurement measurement) {
        Experience experience = measurement.experience();
        String title = Words.title(experience);
        text.append('\n').append(experience.name()).append(title.isEmpty() ? "" : " · " + title);
        text.append(" · ")
                .append(Words.counted(measurement.verdicts().total(), "session", "sessions"))
                .append('\n');
        indicators(measurement);
        reasons(measurement);
        furthest(measurement);
        transitions(measurement);
        latencies(measurement);
        answer.by().stream()
                .filter(dimension -> experience.dimensions().stream()
                        .anyMatch(each -> each.name().equals(dimension)))
                .forEach(dimension -> breakdown(dimension, measurement));
        accepted(experience);
        experienceQuality(measurement);
    }

    private void indicators(Measurement measurement) {
        Grid grid =
                new Grid("lrrrrrr").row("indicator", "good", "bad", "excluded", "pending", "SLI", "without exclusions");
        List<Indicator> indicators = measurement.experience().indicators();
        for (int place = 0; place < indicators.size(); place++) {
            Tally tally = measurement.tally(place);
            grid.row(
                    indicators.get(place).name(),
                    Words.count(tally.good()),
                    Words.count(tally.bad()),
                    Words.count(tally.excluded()),
                    Words.count(tally.pending()),
                    Words.sli(tally),
                    Words.sli(measurement.withoutExclusions(place)));
        }
        text.append('\n').append(grid.text());
    }

    private void reasons(Measurement measurement) {
        List<Map.Entry<Measurement.Reason, Long>> reasons = measurement.reasons();
        if (reasons.isEmpty()) {
            return;
        }
        Map<String, String> because = new HashMap<>();
        answer.exclusions().stream()
                .filter(each -> each.appliesTo(measurement.experience()))
                .forEach(each -> because.put(each.name(), each.because()));
        measurement.experience().judge().forEach(rule -> because.put(rule.name(), rule.because()));
        Grid grid = new Grid("llrrl").row("verdict", "reason", "sessions", "share", "");
        reasons.stream()
                .limit(TOP_REASONS)
                .forEach(each -> grid.row(
                        each.getKey().verdict().word(),
                        each.getKey().reason().text(),
                        Words.count(each.getValue()),
                        Words.share(each.getValue(), measurement.verdicts().total()),
                        because.getOrDefault(each.getKey().reason().text(), "")));
        long pending = measurement.verdicts().pending();
        if (pending > 0) {
            grid.row(
                    "pending",
                    "",
                    Words.count(pending),
                    Words.share(pending, measurement.verdicts().total()),
                    "not settled yet");
        }
        section("why", grid, reasons.size() - TOP_REASONS, "reasons");
    }

    private void furthest(Measurement measurement) {
        Map<String, Tally> furthest = measurement.furthest();
        if (furthest.isEmpty()) {
            return;
        }
        Grid grid = new Grid("lrrrrrr").row("furthest step", "sessions", "share", "good", "bad", "excluded", "pending");
        furthest.forEach((step, tally) -> grid.row(
                step.isEmpty() ? "(none)" : step,
                Words.count(tally.total()),
                Words.share(tally.total(), measurement.verdicts().total()),
                Words.count(tally.good()),
                Words.count(tally.bad()),
                Words.count(tally.excluded()),
                Words.count(tally.pending())));
        section("how far they came", grid, 0, "");
    }

    private void transitions(Measurement measurement) {
        List<Measurement.Transition> transitions = measurement.transitions();
        if (transitions.isEmpty() || measurement.experience().session() instanceof SessionRule.Presence) {
            return; // that a thing is heard again and again is no flow
        }
        Grid grid = new Grid("lrl");
        transitions.stream()
                .limit(TOP_TRANSITIONS)
                .forEach(each -> grid.row(
                        each.from() + " → " + each.to(),
                        Words.count(each.count()),
                        each.foreseen() ? "" : "not foreseen"));
        section("from step to step", grid, transitions.size() - TOP_TRANSITIONS, "transitions");
    }

    private void latencies(Measurement measurement) {
        Grid grid = new Grid("lrrrrrrr").row("latency", "sessions", "p50", "p90", "p95", "p99", "max", "limit");
        boolean any = false;
        for (Indicator latency : measurement.experience().latencies()) {
            long[] quantiles = measurement.durations(latency).quantiles(0.5, 0.9, 0.95, 0.99, 1);
            if (quantiles.length > 0) {
                any = true;
                grid.row(
                        latency.name(),
                        Words.count(measurement.durations(latency).size()),
                        Words.duration(quantiles[0]),
                        Words.duration(quantiles[1]),
                        Words.duration(quantiles[2]),
                        Words.duration(quantiles[3]),
                        Words.duration(quantiles[4]),
                        Words.duration(limit(latency).micros()));
            }
        }
        if (any) {
            text.append('\n').append(grid.text());
        }
    }

    private static Limit limit(Indicator latency) {
        return switch (latency) {
            case Indicator.Sessions sessions -> sessions.within();
            case Indicator.Latency between -> between.within();
            case Indicator.Carried carried -> carried.within();
        };
    }

    private void breakdown(String dimension, Measurement measurement) {
        List<Indicator> indicators = measurement.experience().indicators();
        Grid grid = new Grid("lrrrr" + "r".repeat(indicators.size()));
        String[] head = new String[5 + indicators.size()];
        System.arraycopy(new String[] {dimension, "good", "bad", "excluded", "pending"}, 0, head, 0, 5);
        for (int place = 0; place < indicators.size(); place++) {
            head[5 + place] = indicators.get(place).name();
        }
        grid.row(head);
        List<Breakdown.Row> rows = measurement.breakdown(dimension).worstFirst();
        for (Breakdown.Row row : rows.subList(0, Math.min(rows.size(), TOP_VALUES))) {
            String[] cells = new String[head.length];
            cells[0] = row.value().equals(Value.UNKNOWN)
                    ? "(unknown)"
                    : row.value().text();
            cells[1] = Words.count(row.verdicts().good());
            cells[2] = Words.count(row.verdicts().bad());
            cells[3] = Words.count(row.verdicts().excluded());
            cells[4] = Words.count(row.verdicts().pending());
            for (int place = 0; place < indicators.size(); place++) {
                cells[5 + place] = Words.sli(row.tallies().get(place));
            }
            grid.row(cells);
        }
        section("by " + dimension + ", worst first", grid, rows.size() - TOP_VALUES, "values");
    }

    private void accepted(Experience experience) {
        if (experience.accepted().isEmpty()) {
            return;
        }
        text.append("\n  accepted simplifications\n");
        experience
                .accepted()
                .forEach(each -> text.append("  - ")
                        .append(each.that())
                        .append(' ')
                        .append(each.because())
                        .append(each.effect().isEmpty() ? "" : " Effect: " + each.effect() + ".")
                        .append('\n'));
    }

    private void experienceQuality(Measurement measurement) {
        Map<String, Long> unkeyed = measurement.unkeyed();
        Map<String, Long> orphans = measurement.orphans();
        Grid grid = new Grid("lrl");
        if (!answer.unasked().contains(Answer.Unasked.LOST)) {
            grid.row("unkeyed events", Words.count(JsonReport.sum(unkeyed)), steps(unkeyed));
            grid.row("orphans", Words.count(JsonReport.sum(orphans)), steps(orphans));
        }
        grid.row("skewed", Words.count(measurement.skewed()), "");
        if (!answer.unasked().contains(Answer.Unasked.FLOW)) {
            grid.row("unmodelled", Words.count(measurement.unmodelled()), "");
        }
        text.append("\n  data quality\n").append(grid.text());
        Findings.of(measurement)
                .forEach(finding -> text.append("  ! ").append(finding).append('\n'));
    }

    private static String steps(Map<String, Long> bySteps) {
        return bySteps.entrySet().stream()
                .map(each ->
                        (each.getKey().isEmpty() ? "(no step)" : each.getKey()) + " " + Words.count(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private void section(String head, Grid grid, int left, String what) {
        text.append("\n  ").append(head).append('\n').append(grid.text());
        if (left > 0) {
            text.append("  … and ")
                    .append(Words.count(left))
                    .append(" more ")
                    .append(what)
                    .append('\n');
        }
    }

    private void quality() {
        Answer.Quality quality = answer.quality();
        text.append("\nwhat was read\n");
        Grid grid = new Grid("lrl");
        boolean table = !answer.unasked().contains(Answer.Unasked.TABLE);
        if (table) {
            grid.row("events read", Words.count(quality.read()), "");
            grid.row("duplicates", Words.count(quality.duplicates()), "");
            grid.row("conflicting", Words.count(quality.conflicting()), conflicting(quality));
        }
        grid.row("quarantined", Words.count(quality.quarantined()), "");
        if (quality.refused() > 0) {
            grid.row("refused", Words.count(quality.refused()), "rows that can be no events");
        }
        if (quality.future() > 0) {
            grid.row("later than the as-of", Words.count(quality.future()), "");
        }
        if (quality.dropped() > 0) {
            grid.row("values dropped", Words.count(quality.dropped()), "arrays cannot be kept");
        }
        text.append(grid.text());
        if (table) {
            nothingRead(quality);
        }
        Grid reasons = new Grid("rll");
        quality.reasons().stream()
                .limit(TOP_FINDINGS)
                .forEach(each ->
                        reasons.row(Words.count(each.count()) + " ×", each.reason(), "first at " + each.first()));
        if (!reasons.isEmpty()) {
            text.append(reasons.text());
        }
        quality.unlisted().stream()
                .limit(TOP_FINDINGS)
                .forEach(each -> text.append("  ! ")
                        .append("%s has a value that is not listed: '%s' (%s)\n"
                                .formatted(each.attribute(), each.value(), Words.count(each.count()))));
        undeclared(quality.undeclared());
        quality.findings()
                .forEach(finding -> text.append("  ! ").append(finding).append('\n'));
        answer.unasked().stream()
                .sorted()
                .forEach(each -> text.append("  not asked for here: ")
                        .append(each.words())
                        .append('\n'));
    }

    private void undeclared(List<Answer.Undeclared> undeclared) {
        if (undeclared.isEmpty()) {
            return;
        }
        int left = undeclared.size() - TOP_FINDINGS;
        text.append("  ! no Schema declares ")
                .append(undeclared.stream()
                        .limit(TOP_FINDINGS)
                        .map(each -> "%s (%s)".formatted(each.attribute(), Words.count(each.count())))
                        .collect(Collectors.joining(", ")))
                .append(left > 0 ? " and %s more attributes".formatted(Words.count(left)) : "")
                .append(": no definition can use them\n");
    }

    private void nothingRead(Answer.Quality quality) {
        if (quality.read() == 0) {
            text.append("  ! no event was read\n");
        } else if (quality.quarantined() == quality.read()) {
            text.append("  ! nothing could be read: every row was set aside. Is this the format that was said?\n");
        }
    }

    private static String conflicting(Answer.Quality quality) {
        return quality.conflicting() == 0
                ? ""
                : "%s of all: one id, two events?".formatted(Words.share(quality.conflicting(), quality.read()));
    }
}
