package dev.ajar.conformance;

import dev.ajar.event.Copies;
import dev.ajar.event.Event;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.session.Entry;
import dev.ajar.session.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How far back a query must look so that nothing is missing from the sessions that start at or after an instant: not a
/// microsecond further than `Since` says.
final class Reach {

    private final Definitions definitions;
    private final Experience experience;
    private final Map<String, Copies> byId = new HashMap<>();
    private final Map<String, long[]> spans = new HashMap<>();
    private final long apart;

    /// @param events all rows there are
    /// @param apart how far apart copies of one event lie beside those
    Reach(Definitions definitions, Experience experience, List<Event> events, long apart) {
        this.definitions = definitions;
        this.experience = experience;
        this.apart = apart;
        for (Event event : events) {
            byId.merge(event.id(), Copies.of(event), Copies::and);
            spans.merge(event.id(), new long[] {event.time(), event.time()}, (a, b) ->
                    new long[] {Math.min(a[0], b[0]), Math.max(a[1], b[1])});
        }
    }

    /// The least that does.
    long before(long since) {
        long reach = apart;
        for (long[] span : spans.values()) {
            reach = Math.max(reach, span[1] - span[0] + apart);
        }
        for (List<Entry> together : together()) {
            boolean tried = together.stream().anyMatch(entry -> entry.time() >= since && attempts(entry));
            if (tried) {
                reach = Math.max(reach, since - together.get(0).time());
            }
        }
        return remembers() ? Math.max(reach, contradictions(since)) : reach;
    }

    /// Copies that contradict each other must be read all, where older ones are read at all.
    private long contradictions(long since) {
        long reach = 0;
        for (Map.Entry<String, Copies> each : byId.entrySet()) {
            long first = each.getValue().stands().time();
            if (each.getValue().conflicting() > 0 && first < since) {
                reach = Math.max(reach, (since - first + 1) / 2);
            }
        }
        return reach;
    }

    private boolean remembers() {
        return !definitions.timelines().isEmpty() || experience.session() instanceof SessionRule.Presence;
    }

    private boolean attempts(Entry entry) {
        return switch (experience.session()) {
            case SessionRule.Keyed keyed -> hits(entry, keyed.attempt());
            case SessionRule.Episodes episodes -> hits(entry, episodes.attempt());
            case SessionRule.Presence ignored -> false;
        };
    }

    private boolean hits(Entry entry, String step) {
        return ((entry.hits() >>> experience.place(step)) & 1) == 1;
    }

    /// The events of each key, or of each run of a key, in order.
    private Collection<List<Entry>> together() {
        Shape shape = new Shape(experience, definitions);
        Map<String, List<Entry>> byKey = new HashMap<>();
        byId.values().stream()
                .map(copies -> shape.of(copies.stands()))
                .filter(entry -> !entry.key().equals(Entry.NOTHING.key()))
                .sorted(Comparator.comparingLong(Entry::time))
                .forEach(entry -> byKey.computeIfAbsent(entry.key(), ignored -> new ArrayList<>())
                        .add(entry));
        if (!(experience.session() instanceof SessionRule.Episodes episodes)) {
            return byKey.values();
        }
        List<List<Entry>> runs = new ArrayList<>();
        for (List<Entry> inOrder : byKey.values()) {
            List<Entry> run = new ArrayList<>();
            for (Entry entry : inOrder) {
                if (!run.isEmpty() && entry.time() - run.get(run.size() - 1).time() > episodes.gap()) {
                    runs.add(run);
                    run = new ArrayList<>();
                }
                run.add(entry);
            }
            runs.add(run);
        }
        return runs;
    }
}
