package dev.ajar.cli.measure;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.model.Experience;
import dev.ajar.tally.Counted;
import dev.ajar.tally.Measurement;
import dev.ajar.warehouse.Asking;
import dev.ajar.warehouse.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Asks a database what a [plan][Plan] says, and counts what it answers.
public final class Asker {

    private final Asking asking;
    /// For each finding how often it is, by what it is about.
    private final Map<String, SortedMap<String, Long>> whole = new TreeMap<>();

    public Asker(Asking asking) {
        this.asking = asking;
    }

    /// How often something was found of the whole table; empty where nobody asked.
    OptionalLong found(String finding) {
        SortedMap<String, Long> times = whole.get(finding);
        return times == null
                ? OptionalLong.empty()
                : OptionalLong.of(
                        times.values().stream().mapToLong(Long::longValue).sum());
    }

    /// How often something was found of the whole table, by what it is about; what was never found is left out.
    SortedMap<String, Long> each(String finding) {
        SortedMap<String, Long> found = new TreeMap<>(whole.getOrDefault(finding, new TreeMap<>()));
        found.values().removeIf(times -> times == 0);
        return found;
    }

    /// Takes rows of verdict tables, each of its experience alone.
    @FunctionalInterface
    public interface Rows {
        /// Takes one.
        void add(String experience, List<Value> row);
    }

    /// What was counted, one for each experience, in the order of the plan.
    ///
    /// @param by the dimensions the plan breaks down by
    public List<Measurement> ask(Plan.Ready plan, List<String> by, Rows verdicts) throws Refused {
        Map<String, Measurement> measurements = new LinkedHashMap<>();
        for (Plan.Query query : plan.queries()) {
            Experience experience = query.experience();
            Measurement measurement =
                    measurements.computeIfAbsent(experience.name(), ignored -> new Measurement(experience));
            asking.ask(query.sql(), row -> {
                switch (query.kind()) {
                    case SUMMARY -> measurement.take(new SummaryRow(experience, by, row).counted());
                    case QUALITY -> take(Oddity.of(row), measurement);
                    case TRANSITIONS -> take(row, measurement);
                    case VERDICTS -> verdicts.add(experience.name(), row);
                }
            });
        }
        return new ArrayList<>(measurements.values());
    }

    /// The table is the same for every experience, and so is what is found of it.
    private void take(Oddity oddity, Measurement measurement) {
        oddity.counted().ifPresent(measurement::take);
        if (oddity.whole()) {
            whole.computeIfAbsent(oddity.finding(), ignored -> new TreeMap<>()).put(oddity.what(), oddity.times());
        }
    }

    private static void take(List<Value> transition, Measurement measurement) {
        if (transition.get(1).isKnown() && transition.get(4) instanceof IntValue(long times)) {
            measurement.take(new Counted.Followed(
                    transition.get(1).text(), transition.get(2).text(), times));
        }
    }
}
