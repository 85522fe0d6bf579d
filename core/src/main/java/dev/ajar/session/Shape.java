package dev.ajar.session;

import dev.ajar.event.Asked;
import dev.ajar.event.Condition;
import dev.ajar.event.Event;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Value;
import dev.ajar.model.Attributes;
import dev.ajar.model.Definitions;
import dev.ajar.model.Dimension;
import dev.ajar.model.Experience;
import dev.ajar.model.Fact;
import dev.ajar.model.Facts;
import dev.ajar.model.Indicator;
import dev.ajar.model.Rule;
import dev.ajar.model.SessionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What must be kept of an event for one experience, and how it is read from the event.
public final class Shape {

    private final Attributes attributes;
    private final Condition relevant;
    private final List<Condition> steps;
    private final Key key;
    private final boolean seesAll;
    private final int[] uses;

    public Shape(Experience experience, Definitions definitions) {
        attributes = definitions.attributes();
        relevant = new Condition(experience.relevant(), attributes);
        steps = experience.steps().stream()
                .map(step -> new Condition(step.when(), attributes))
                .toList();
        key = new Key(
                switch (experience.session()) {
                    case SessionRule.Keyed keyed -> keyed.key();
                    case SessionRule.Episodes episodes -> episodes.key();
                    case SessionRule.Presence presence -> List.of(presence.per());
                },
                attributes);
        seesAll = experience.session() instanceof SessionRule.Presence;
        uses = uses(experience, definitions);
    }

    /// What is kept of an event; [Entry#NOTHING] where it has no say.
    ///
    /// Of an irrelevant event that is so unless slots are filled, for there it shows that its entity is there; of a
    /// relevant one without a key unless it hits a step, for then it is counted as unkeyed.
    public Entry of(Event event) {
        boolean counts = relevant.holds(event);
        if (!counts && !seesAll) {
            return Entry.NOTHING;
        }
        String text = key.of(event);
        boolean keyed = !text.equals(Key.LACKING);
        long hits = counts ? hits(event) : 0;
        return keyed || hits != 0
                ? new Entry(text, event.time(), event.sequence(), event.id(), hits, counts, values(event))
                : Entry.NOTHING;
    }

    private long hits(Event event) {
        long hits = 0;
        for (int step = 0; step < steps.size(); step++) {
            if (steps.get(step).holds(event)) {
                hits |= 1L << step;
            }
        }
        return hits;
    }

    private Value[] values(Event event) {
        Value[] values = new Value[uses.length];
        for (int use = 0; use < uses.length; use++) {
            values[use] = event.value(uses[use]);
        }
        return values;
    }

    /// What came of the conditions so far: of `relevant`, then of each step.
    public List<Asked> asked() {
        return Stream.concat(Stream.of(relevant), steps.stream())
                .map(Condition::asked)
                .toList();
    }

    /// How many attributes are kept.
    public int uses() {
        return uses.length;
    }

    /// Where among the kept ones an attribute is.
    ///
    /// @throws IllegalArgumentException if it is not kept
    int use(String attribute) {
        int place = attributes.place(attribute);
        for (int use = 0; use < uses.length; use++) {
            if (uses[use] == place) {
                return use;
            }
        }
        throw new IllegalArgumentException("attribute %s is not kept".formatted(attribute));
    }

    private static int[] uses(Experience experience, Definitions definitions) {
        List<Expression> asked = new ArrayList<>();
        experience.judge().stream().map(Rule::when).forEach(asked::add);
        experience.dimensions().stream().map(Dimension::fact).forEach(asked::add);
        asked.add(experience.reason());
        for (Indicator indicator : experience.indicators()) {
            if (indicator instanceof Indicator.Carried carried) {
                asked.add(carried.value());
            }
        }
        TreeSet<Integer> places = new TreeSet<>();
        if (experience.session() instanceof SessionRule.Presence presence) {
            places.add(definitions.attributes().place(presence.per().name()));
        }
        Facts facts = definitions.facts(experience);
        for (Expression expression : asked) {
            for (Expression.Name name : expression.names()) {
                switch (facts.named(name.name())) {
                    case Fact.FirstOf(var attribute) ->
                        places.add(definitions.attributes().place(attribute.name()));
                    case Fact.LastOf(var attribute) ->
                        places.add(definitions.attributes().place(attribute.name()));
                    case Fact.AsOf(var timeline, var ignored) ->
                        places.add(
                                definitions.attributes().place(timeline.entity().name()));
                    case Fact.Count ignored -> {}
                    case Fact.First ignored -> {}
                    case Fact.Last ignored -> {}
                    case Fact.Reached ignored -> {}
                    case Fact.Whole ignored -> {}
                }
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }
}
