package dev.ajar.conformance;

import dev.ajar.expression.Value;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.SessionRule;
import dev.ajar.tally.Breakdown;
import dev.ajar.tally.Durations;
import dev.ajar.tally.Measurement;
import dev.ajar.tally.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that a report shows of the sessions of an experience, a line a thing, so that two who counted them can be held
/// against each other.
final class Shown {

    private final Measurement measurement;
    private final Experience experience;
    private final List<String> lines = new ArrayList<>();

    private Shown(Measurement measurement) {
        this.measurement = measurement;
        experience = measurement.experience();
    }

    /// The lines, in an order of their own.
    ///
    /// @param by the dimensions that are broken down; of the others only whether they are known is told
    static List<String> of(Measurement measurement, List<String> by) {
        Shown shown = new Shown(measurement);
        shown.tellCounts();
        shown.tellDurations();
        for (Dimension dimension : shown.experience.columns()) {
            shown.tellDimension(dimension.name(), by.contains(dimension.name()));
        }
        return shown.lines;
    }

    private void tellCounts() {
        tell("verdicts", measurement.verdicts());
        for (int place = 0; place < experience.indicators().size(); place++) {
            String name = experience.indicators().get(place).name();
            tell("indicator " + name, measurement.tally(place));
            tell("indicator " + name + " without exclusions", measurement.withoutExclusions(place));
        }
        measurement.reasons().forEach(each -> {
            String reason = each.getKey().reason().text();
            tell(
                    "%s %s".formatted(each.getKey().verdict(), reason),
                    "%s, of rules and windows though succeeded %s"
                            .formatted(each.getValue(), measurement.ruledThoughSucceeded(reason)));
        });
        measurement.furthest().forEach((step, tally) -> tell("furthest " + step, tally));
        tell("never hit", measurement.neverHit());
        tell("skewed", measurement.skewed());
    }

    private void tellDurations() {
        for (Indicator latency : experience.latencies()) {
            tell("latency " + latency.name(), durations(measurement.durations(latency)));
        }
        if (experience.session() instanceof SessionRule.Presence) {
            tell("between two events", durations(measurement.intervals()));
        }
    }

    private static String durations(Durations durations) {
        double[] shares =
                Durations.SHOWN.stream().mapToDouble(Double::doubleValue).toArray();
        return durations.size() == 0
                ? "none"
                : "%s: %s µs".formatted(durations.size(), Arrays.toString(durations.quantiles(shares)));
    }

    private void tellDimension(String name, boolean everyValue) {
        SortedMap<String, List<Tally>> counts = new TreeMap<>();
        for (Breakdown.Row row : measurement.breakdown(name).worstFirst()) {
            List<Tally> tallies = new ArrayList<>(List.of(row.verdicts()));
            tallies.addAll(row.tallies());
            counts.merge(value(row.value(), everyValue), tallies, Shown::sums);
        }
        counts.forEach((value, tallies) -> tell("dimension %s %s".formatted(name, value), tallies));
    }

    private static String value(Value value, boolean everyValue) {
        if (!value.isKnown()) {
            return "unknown";
        }
        return everyValue ? "= " + value.text() : "known";
    }

    private static List<Tally> sums(List<Tally> one, List<Tally> other) {
        List<Tally> sums = new ArrayList<>();
        for (int place = 0; place < one.size(); place++) {
            sums.add(one.get(place).plus(other.get(place)));
        }
        return sums;
    }

    private void tell(String what, Object told) {
        lines.add("%s: %s".formatted(what, told));
    }
}
