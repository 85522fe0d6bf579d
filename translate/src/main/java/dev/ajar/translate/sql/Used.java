package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.model.Attribute;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Fact;
import dev.ajar.model.Facts;
import dev.ajar.model.Indicator;
import dev.ajar.model.Rule;
import dev.ajar.model.Step;
import dev.ajar.model.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The facts that an experience asks about, and the columns they stand in.
///
/// Every step's first time is always there; of all else only what somebody asks for.
final class Used {

    private final Facts facts;
    private final Map<String, String> firsts = new LinkedHashMap<>();
    private final Map<String, String> lasts = new LinkedHashMap<>();
    private final Map<String, String> firstTimes = new LinkedHashMap<>();
    private final Map<String, String> lastTimes = new LinkedHashMap<>();
    private final Map<String, String> counts = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, Timeline> timelines = new LinkedHashMap<>();

    /// @param names gives columns their names
    Used(Experience experience, Definitions definitions, Aliases names) {
        facts = definitions.facts(experience);
        Set<String> asked = asked(experience);
        for (Step step : experience.steps()) {
            firstTimes.put(step.name(), names.take(step.name() + "_first_us"));
        }
        for (String name : facts.names()) {
            if (asked.contains(name)) {
                take(facts.named(name), name, names);
            }
        }
        for (Timeline timeline : timelines.values()) {
            first(timeline.entity().name(), names);
        }
    }

    private static Set<String> asked(Experience experience) {
        List<Expression> expressions = new ArrayList<>();
        experience.judge().stream().map(Rule::when).forEach(expressions::add);
        experience.dimensions().stream().map(Dimension::fact).forEach(expressions::add);
        expressions.add(experience.reason());
        for (Indicator indicator : experience.indicators()) {
            if (indicator instanceof Indicator.Carried carried) {
                expressions.add(carried.value());
            }
        }
        Set<String> asked = new LinkedHashSet<>();
        expressions.forEach(expression -> expression.names().forEach(name -> asked.add(name.name())));
        return asked;
    }

    private void take(Fact fact, String name, Aliases names) {
        switch (fact) {
            case Fact.Count(String step) -> counts.put(step, names.take(step + "_count"));
            case Fact.First ignored -> {}
            case Fact.Last(String step) -> lastTimes.put(step, names.take(step + "_last_us"));
            case Fact.Reached ignored -> {}
            case Fact.Whole ignored -> {}
            case Fact.FirstOf(Attribute attribute) -> first(attribute.name(), names);
            case Fact.LastOf(Attribute attribute) ->
                lasts.put(attribute.name(), names.take("last_" + attribute.name()));
            case Fact.AsOf(Timeline timeline, Timeline.Property ignored) -> {
                timelines.put(timeline.name(), timeline);
                properties.put(name, names.take(name));
            }
        }
    }

    private void first(String attribute, Aliases names) {
        if (!firsts.containsKey(attribute)) {
            firsts.put(attribute, names.take("first_" + attribute));
        }
    }

    /// For each attribute whose first value is asked for, its column.
    Map<String, String> firsts() {
        return firsts;
    }

    /// For each attribute whose last value is asked for, its column.
    Map<String, String> lasts() {
        return lasts;
    }

    /// For each step the column of its first time.
    Map<String, String> firstTimes() {
        return firstTimes;
    }

    /// For each step whose last time is asked for, its column.
    Map<String, String> lastTimes() {
        return lastTimes;
    }

    /// For each step whose count is asked for, its column.
    Map<String, String> counts() {
        return counts;
    }

    /// The timelines that are asked.
    List<Timeline> timelines() {
        return List.copyOf(timelines.values());
    }

    /// The properties of a timeline that are asked for.
    List<Timeline.Property> properties(Timeline timeline) {
        return timeline.properties().stream()
                .filter(property -> properties.containsKey(timeline.name() + "." + property.name()))
                .toList();
    }

    /// The column of a property.
    String column(Timeline timeline, Timeline.Property property) {
        return found(properties, timeline.name() + "." + property.name());
    }

    /// The column of a step's first time.
    Term firstTime(String step) {
        return Term.whole(found(firstTimes, step));
    }

    /// Whether a step was reached.
    Term reached(String step) {
        return firstTime(step).isKnown();
    }

    /// The column of an attribute's first value.
    String first(String attribute) {
        return found(firsts, attribute);
    }

    /// The columns of all facts that are kept.
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        List.of(firstTimes, lastTimes, counts, firsts, lasts, properties)
                .forEach(each -> columns.addAll(each.values()));
        return columns;
    }

    /// How rules, reasons and dimensions read a fact.
    Term term(Expression.Name name) {
        return switch (facts.named(name.name())) {
            case Fact.Count(String step) -> Term.whole(found(counts, step));
            case Fact.First(String step) -> firstTime(step);
            case Fact.Last(String step) -> Term.whole(found(lastTimes, step));
            case Fact.Reached(String step) -> reached(step);
            case Fact.Whole whole ->
                Term.whole(
                        switch (whole) {
                            case START -> SessionQuery.STARTED;
                            case END -> SessionQuery.ENDED;
                            case EVENTS -> SessionQuery.EVENTS;
                            case SUCCEEDED -> SessionQuery.SUCCEEDED;
                        });
            case Fact.FirstOf(Attribute attribute) -> Term.whole(first(attribute.name()));
            case Fact.LastOf(Attribute attribute) -> Term.whole(found(lasts, attribute.name()));
            case Fact.AsOf(Timeline timeline, Timeline.Property property) -> Term.whole(column(timeline, property));
        };
    }

    private static String found(Map<String, String> columns, String name) {
        String column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column for " + name);
        }
        return column;
    }
}
