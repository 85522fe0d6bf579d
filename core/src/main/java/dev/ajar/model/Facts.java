package dev.ajar.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All facts that a session of one experience has, by name.
public final class Facts {

    private final Map<String, Fact> byName = new LinkedHashMap<>();

    /// @param steps the names of the experience's steps
    public Facts(List<String> steps, Attributes attributes, Collection<Timeline> timelines) {
        for (String step : steps) {
            byName.put("steps." + step + ".count", new Fact.Count(step));
            byName.put("steps." + step + ".first", new Fact.First(step));
            byName.put("steps." + step + ".last", new Fact.Last(step));
            byName.put("steps." + step + ".reached", new Fact.Reached(step));
        }
        byName.put("session.start", Fact.Whole.START);
        byName.put("session.end", Fact.Whole.END);
        byName.put("session.events", Fact.Whole.EVENTS);
        byName.put("succeeded", Fact.Whole.SUCCEEDED);
        for (Attribute attribute : attributes.all()) {
            byName.put("first." + attribute.name(), new Fact.FirstOf(attribute));
            byName.put("last." + attribute.name(), new Fact.LastOf(attribute));
        }
        for (Timeline timeline : timelines) {
            for (Timeline.Property property : timeline.properties()) {
                byName.put(timeline.name() + "." + property.name(), new Fact.AsOf(timeline, property));
            }
        }
    }

    /// Every name there is, in reading order: steps, the session, attributes, timelines.
    public Set<String> names() {
        return byName.keySet();
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /// The fact of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Fact named(String name) {
        Fact fact = byName.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("no fact " + name);
        }
        return fact;
    }
}
