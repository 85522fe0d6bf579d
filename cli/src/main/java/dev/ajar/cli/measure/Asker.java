package dev.ajar.cli.measure;

import dev.ajar.expression.Value;
import dev.ajar.model.Experience;
import dev.ajar.tally.Measurement;
import dev.ajar.warehouse.Asking;
import dev.ajar.warehouse.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks a database what a [plan][Plan] says, and counts what it answers.
public final class Asker {

    private final Asking asking;

    public Asker(Asking asking) {
        this.asking = asking;
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
                    case VERDICTS -> verdicts.add(experience.name(), row);
                }
            });
        }
        return new ArrayList<>(measurements.values());
    }
}
