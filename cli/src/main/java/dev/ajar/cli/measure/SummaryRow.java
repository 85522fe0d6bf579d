package dev.ajar.cli.measure;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.tally.Counted;
import dev.ajar.translate.sql.Summary;
import dev.ajar.verdict.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A row that the stage `summary` of a query gives, read.
///
/// @param by the dimensions that were broken down
public record SummaryRow(Experience experience, List<String> by, List<Value> cells) {

    private static final char NONE = '-';
    private static final char YES = 'y';

    /// What it counts.
    public Counted counted() {
        String part = text("part");
        return Arrays.stream(Summary.Part.values())
                .filter(each -> each.word().equals(part))
                .findFirst()
                .map(this::counted)
                .orElseThrow(() -> new IllegalStateException("no part of a summary: " + part));
    }

    private Counted counted(Summary.Part part) {
        return switch (part) {
            case ALIKE ->
                new Counted.Sessions(
                        new Verdict.Outcome(verdict(), cell("reason")),
                        text("furthest_step"),
                        kinds("indicators"),
                        kinds("without_exclusions"),
                        text("steps").chars().mapToObj(flag -> flag == YES).toList(),
                        known(),
                        cell("succeeded") == BoolValue.TRUE,
                        cell("skewed") == BoolValue.TRUE,
                        number("sessions"));
            case VALUE ->
                new Counted.Valued(text("name"), cell("value"), verdict(), kinds("indicators"), number("sessions"));
            case QUANTILE -> quantile(Double.parseDouble(text("value")));
        };
    }

    private Counted quantile(double share) {
        return experience.latencies().stream()
                .filter(latency -> latency.name().equals(text("name")))
                .findFirst()
                .<Counted>map(latency -> new Counted.Took(latency, number("sessions"), share, number("micros")))
                .orElseGet(() -> new Counted.Beat(number("sessions"), share, number("micros")));
    }

    private Map<String, Boolean> known() {
        List<String> rest = experience.columns().stream()
                .map(Dimension::name)
                .filter(dimension -> !by.contains(dimension))
                .toList();
        String flags = text("dimensions");
        Map<String, Boolean> known = new LinkedHashMap<>();
        for (int place = 0; place < rest.size(); place++) {
            known.put(rest.get(place), flags.charAt(place) == YES);
        }
        return known;
    }

    private Verdict.Kind verdict() {
        String word = text("verdict");
        return Arrays.stream(Verdict.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no verdict: " + word));
    }

    private List<Optional<Verdict.Kind>> kinds(String column) {
        return text(column).chars().mapToObj(SummaryRow::kind).toList();
    }

    private static Optional<Verdict.Kind> kind(int letter) {
        if (letter == NONE) {
            return Optional.empty();
        }
        return Arrays.stream(Verdict.Kind.values())
                .filter(kind -> kind.word().charAt(0) == letter)
                .findFirst()
                .or(() -> {
                    throw new IllegalStateException("no letter of a verdict: " + (char) letter);
                });
    }

    private Value cell(String column) {
        return cells.get(Summary.COLUMNS.indexOf(column));
    }

    /// Empty where it is unknown.
    private String text(String column) {
        return cell(column).isKnown() ? cell(column).text() : "";
    }

    private long number(String column) {
        if (cell(column) instanceof IntValue(long number)) {
            return number;
        }
        throw new IllegalStateException("no number in %s: %s".formatted(column, cell(column)));
    }
}
