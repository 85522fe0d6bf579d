package dev.ajar.session;

import dev.ajar.event.Event;
import dev.ajar.expression.Expression;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.timeline.Known;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Keeps events by key: each key is one session, or several episodes.
final class ByKey implements SessionFold.Keeping {

    private final Experience experience;
    private final Shape shape;
    private final Key key;
    private final int attempt;
    private final long aside;
    private final Flow flow;
    private final Map<String, Entries> byKey = new LinkedHashMap<>();

    ByKey(Experience experience, Definitions definitions, List<Expression.Name> key, String attempt, Shape shape) {
        this.experience = experience;
        this.shape = shape;
        this.key = new Key(key, definitions.attributes());
        this.attempt = experience.place(attempt);
        aside = SessionFold.aside(experience.steps());
        flow = new Flow(experience);
    }

    @Override
    public void see(Event event) {
        // only relevant events matter here
    }

    @Override
    public boolean take(Event event, long hits) {
        String text = key.of(event);
        if (text.equals(Key.LACKING)) {
            return false;
        }
        byKey.computeIfAbsent(text, ignored -> new Entries()).add(shape.entry(event, hits));
        return true;
    }

    @Override
    public void merge(SessionFold.Keeping other) {
        if (!(other instanceof ByKey others)) {
            throw new IllegalArgumentException("another kind of session: " + other);
        }
        others.byKey.forEach((text, entries) ->
                byKey.computeIfAbsent(text, ignored -> new Entries()).merge(entries));
    }

    @Override
    public void find(long asOf, Known known, Consumer<Found> teller) {
        switch (experience.session()) {
            case SessionRule.Keyed ignored ->
                byKey.forEach((text, entries) -> {
                    List<Entry> inOrder = entries.upTo(asOf);
                    if (!inOrder.isEmpty()) {
                        teller.accept(found(text, inOrder));
                    }
                });
            case SessionRule.Episodes episodes -> {
                Cut cut = new Cut(episodes, experience);
                byKey.forEach((text, entries) -> {
                    for (List<Entry> episode : cut.episodes(entries.upTo(asOf))) {
                        teller.accept(
                                found(text + "|" + Key.escape(episode.get(0).id()), episode));
                    }
                });
            }
            case SessionRule.Presence presence -> throw new IllegalArgumentException("no key: " + presence);
        }
    }

    @Override
    public void intervals(long asOf, LongConsumer teller) {
        // nothing is expected of a key
    }

    private Found found(String id, List<Entry> inOrder) {
        Gathered gathered = new Gathered(inOrder, experience.steps().size(), shape.uses(), aside);
        if (gathered.counts[attempt] == 0) {
            return new Found.Orphan(inOrder.get(0).time(), gathered.furthest());
        }
        long start = gathered.firsts[attempt];
        return new Found.Complete(new Session(
                id,
                start,
                inOrder.get(inOrder.size() - 1).time(),
                gathered.counts[attempt],
                start + experience.session().settle(),
                gathered,
                !flow.foresees(gathered.path)));
    }
}
