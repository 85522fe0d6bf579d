package dev.ajar.session;

import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.timeline.Known;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Keeps events by key: each key is one session, or several episodes.
final class ByKey implements SessionFold.Keeping {

    private final Experience experience;
    private final Shape shape;
    private final int attempt;
    private final long aside;
    private final Flow flow;
    // In the order of their first events, for so they lie in memory.
    private final Map<String, Entries> byKey = new LinkedHashMap<>();
    private int lastHash;
    private String lastKey = Key.LACKING;
    private Entries ofLastKey = new Entries();

    ByKey(Experience experience, String attempt, Shape shape) {
        this.experience = experience;
        this.shape = shape;
        this.attempt = experience.place(attempt);
        aside = SessionFold.aside(experience.steps());
        flow = new Flow(experience);
    }

    @Override
    public void take(Entry entry) {
        // What belongs together often comes together.
        if (entry.key().hashCode() != lastHash || !entry.key().equals(lastKey)) {
            lastHash = entry.key().hashCode();
            lastKey = entry.key();
            ofLastKey = byKey.computeIfAbsent(lastKey, ignored -> new Entries());
        }
        ofLastKey.add(entry);
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
                    Stretch inOrder = entries.upTo(asOf);
                    if (inOrder.size() > 0) {
                        teller.accept(found(text, inOrder));
                    }
                });
            case SessionRule.Episodes episodes -> {
                Cut cut = new Cut(episodes, experience);
                byKey.forEach((text, entries) -> {
                    for (Stretch episode : cut.episodes(entries.upTo(asOf))) {
                        teller.accept(
                                found(text + "|" + Key.escape(episode.at(0).id()), episode));
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

    private Found found(String id, Stretch inOrder) {
        Gathered gathered = new Gathered(inOrder, experience.steps().size(), shape.uses(), aside);
        if (gathered.counts[attempt] == 0) {
            return new Found.Orphan(inOrder.at(0).time(), gathered.furthest());
        }
        long start = gathered.firsts[attempt];
        return new Found.Complete(new Session(
                id,
                start,
                inOrder.last().time(),
                gathered.counts[attempt],
                start + experience.session().settle(),
                gathered,
                !flow.foresees(gathered.path)));
    }
}
