package dev.ajar.definitions.document;

import dev.ajar.definitions.cel.Scope;
import dev.ajar.definitions.cel.Scope.Columns;
import dev.ajar.definitions.cel.Scope.Known;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Fact;
import dev.ajar.model.Facts;
import dev.ajar.model.Schema;
import dev.ajar.model.Source.Format;
import dev.ajar.model.Timeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is declared and can be named: attributes and timelines.
final class Vocabulary {

    /// What every event has.
    static final Map<String, Type> OF_EVENTS = orderedOfEvents();

    private final Attributes attributes;
    private final List<Timeline> timelines = new ArrayList<>();

    /// Names whose type is not really known, because what declares them is not sound.
    private final Set<String> unsound = new HashSet<>();

    private final boolean attributesComplete;
    private final boolean timelinesComplete;

    /// @param unsound attributes whose type is only a stand-in
    /// @param attributesComplete whether all schemas could be read
    /// @param timelinesComplete whether all timelines could be read
    Vocabulary(List<Schema> schemas, Set<String> unsound, boolean attributesComplete, boolean timelinesComplete) {
        attributes = new Attributes(schemas);
        this.attributesComplete = attributesComplete;
        this.timelinesComplete = timelinesComplete;
        this.unsound.addAll(unsound);
    }

    private static Map<String, Type> orderedOfEvents() {
        var names = new LinkedHashMap<String, Type>();
        names.put("event.id", Type.STRING);
        names.put("event.name", Type.STRING);
        names.put("event.time", Type.INSTANT);
        return Collections.unmodifiableMap(names);
    }

    /// @param unsoundProperties those whose type is only a stand-in
    void add(Timeline timeline, Set<String> unsoundProperties) {
        timelines.add(timeline);
        unsoundProperties.forEach(property -> unsound.add(timeline.name() + "." + property));
    }

    Attributes attributes() {
        return attributes;
    }

    List<Timeline> timelines() {
        return timelines;
    }

    /// What a condition on an event can name.
    Scope event(String sees) {
        var names = new LinkedHashMap<String, Known>();
        OF_EVENTS.forEach((name, type) -> names.put(name, new Known(type)));
        attributes.all().forEach(attribute -> names.put(attribute.name(), known(attribute)));
        return new Scope(sees, names, attributesComplete);
    }

    /// What a rule can name.
    Scope session(List<String> steps) {
        Facts facts = facts(steps);
        var names = new LinkedHashMap<String, Known>();
        facts.names().forEach(name -> names.put(name, known(name, facts.named(name))));
        return new Scope(
                "a rule sees the session: first.A, last.A, steps.S.count, succeeded, TIMELINE.PROPERTY …",
                names,
                attributesComplete && timelinesComplete);
    }

    Facts facts(List<String> steps) {
        return new Facts(steps, attributes, timelines);
    }

    /// What can be known of a thing over time, whatever its session says.
    Scope properties(String entity) {
        var names = new LinkedHashMap<String, Known>();
        for (Timeline timeline : timelines) {
            if (timeline.entity().name().equals(entity)) {
                for (Timeline.Property property : timeline.properties()) {
                    String name = timeline.name() + "." + property.name();
                    names.put(name, new Known(property.type(), values(property), !unsound.contains(name)));
                }
            }
        }
        return new Scope(
                "`while` sees properties of timelines whose entity is `%s`".formatted(entity),
                names,
                timelinesComplete);
    }

    /// What a condition on a row can name.
    ///
    /// @param types of columns, where they are told
    static Scope row(Format format, Map<String, Type> types) {
        Columns columns = switch (format) {
            case CSV, NDJSON -> Columns.TEXT;
            case LINES -> Columns.LINE;
            case PARQUET, TABLE -> Columns.OPEN;
        };
        var names = new LinkedHashMap<String, Known>();
        types.forEach((column, type) -> names.put("column." + column, new Known(type)));
        return new Scope("a source's `when` sees the row: column.NAME or column['odd name']", names, columns, true);
    }

    private Known known(Attribute attribute) {
        return new Known(attribute.type(), attribute.values(), !unsound.contains(attribute.name()));
    }

    private Known known(String name, Fact fact) {
        return switch (fact) {
            case Fact.FirstOf(Attribute attribute) -> known(attribute);
            case Fact.LastOf(Attribute attribute) -> known(attribute);
            case Fact.AsOf(Timeline ignored, Timeline.Property property) ->
                new Known(property.type(), values(property), !unsound.contains(name));
            case Fact.Count ignored -> new Known(fact.type());
            case Fact.First ignored -> new Known(fact.type());
            case Fact.Last ignored -> new Known(fact.type());
            case Fact.Reached ignored -> new Known(fact.type());
            case Fact.Whole ignored -> new Known(fact.type());
        };
    }

    /// The values a property can have; empty where that cannot be said.
    List<Value> values(Timeline.Property property) {
        Set<Value> values = new LinkedHashSet<>();
        if (property.initial().isKnown()) {
            values.add(property.initial());
        }
        for (Timeline.Setter setter : property.setters()) {
            List<Value> set = values(setter.set());
            if (set.isEmpty()) {
                return List.of();
            }
            values.addAll(set);
        }
        return List.copyOf(values);
    }

    private List<Value> values(Expression set) {
        if (set instanceof Expression.Literal(Type ignored, Value value)) {
            return List.of(value);
        }
        return set instanceof Expression.Name(String name, Type ignored) && attributes.declares(name)
                ? attributes.at(attributes.place(name)).values()
                : List.of();
    }

    /// Whether every attribute is known, so that one that is not found is a mistake.
    boolean knowsAllAttributes() {
        return attributesComplete;
    }

    /// Whether every property of timelines is known.
    boolean knowsAllTimelines() {
        return timelinesComplete;
    }

    boolean isSound(String name) {
        return !unsound.contains(name);
    }
}
