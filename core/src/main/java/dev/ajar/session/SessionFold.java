package dev.ajar.session;

import dev.ajar.event.Event;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.timeline.Known;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Folds the events of one experience into sessions.
///
/// Give it every event, in any order, once each or several times. Parts folded apart can be [merged][#merge]. Then ask
/// for the sessions [as of][#find] any instant: nothing that is asked changes what has been gathered.
///
/// Not for several threads at once.
public final class SessionFold {

    private final Keeping keeping;
    private final Unkeyed unkeyed;
    private final Shape shape;

    public SessionFold(Experience experience, Definitions definitions) {
        shape = new Shape(experience, definitions);
        unkeyed = new Unkeyed(experience.steps().stream().map(Step::name).toList());
        keeping = switch (experience.session()) {
            case SessionRule.Keyed keyed -> new ByKey(experience, keyed.attempt(), shape);
            case SessionRule.Episodes episodes -> new ByKey(experience, episodes.attempt(), shape);
            case SessionRule.Presence presence -> new BySlot(experience, presence, shape);
        };
    }

    /// Takes an event.
    public void add(Event event) {
        add(shape.of(event));
    }

    /// Takes what a [Shape] of the same experience kept of an event.
    public void add(Entry entry) {
        if (entry.isKeyed()) {
            keeping.take(entry);
        } else if (!entry.isNothing()) {
            unkeyed.add(entry);
        }
    }

    /// Takes over all that another part of the same experience has gathered.
    ///
    /// @throws IllegalArgumentException if it is the fold of another kind of experience
    public void merge(SessionFold other) {
        keeping.merge(other.keeping);
        unkeyed.merge(other.unkeyed);
    }

    /// Tells all sessions as of an instant, in µs: what the events that are not later come to. In no particular order.
    ///
    /// @param known what is known about things as of the same instant
    public void find(long asOf, Known known, Consumer<Found> teller) {
        keeping.find(asOf, known, teller);
    }

    /// Tells the time between each two neighbouring events that are expected of one entity, in µs, as of an instant:
    /// how often it is really heard of. Nothing is expected of sessions that have a key.
    public void intervals(long asOf, LongConsumer teller) {
        keeping.intervals(asOf, teller);
    }

    /// How many relevant events hit a step but lack an attribute of the key: by the first declared step they hit, in
    /// the order of the names.
    ///
    /// @param from the first instant that counts, in µs
    /// @param to the last instant that counts, in µs
    public SortedMap<String, Long> unkeyed(long from, long to) {
        return unkeyed.between(from, to);
    }

    /// How events are kept for one kind of session.
    sealed interface Keeping permits ByKey, BySlot {

        /// Keeps an entry that has a key.
        void take(Entry entry);

        void merge(Keeping other);

        void find(long asOf, Known known, Consumer<Found> teller);

        void intervals(long asOf, LongConsumer teller);
    }

    /// The steps that stand aside, one bit each.
    static long aside(List<Step> steps) {
        long aside = 0;
        for (int place = 0; place < steps.size(); place++) {
            aside |= steps.get(place).aside() ? 1L << place : 0;
        }
        return aside;
    }
}
