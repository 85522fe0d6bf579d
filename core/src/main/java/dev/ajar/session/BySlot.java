package dev.ajar.session;

import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.timeline.Known;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Keeps events by entity, and tells a session for each slot in which the entity is expected to be heard of.
final class BySlot implements SessionFold.Keeping {

    private static final long NEVER = Long.MIN_VALUE;

    private final Experience experience;
    private final SessionRule.Presence rule;
    private final Shape shape;
    private final int perUse;
    private final long aside;
    private final Flow flow;
    private final Map<String, Thing> byKey = new HashMap<>();

    /// An entity, and what was heard of it.
    private static final class Thing {

        private final Value entity;
        private final Entries entries = new Entries();
        private long firstSeen = Long.MAX_VALUE;

        Thing(Value entity) {
            this.entity = entity;
        }

        void see(long time) {
            firstSeen = Math.min(firstSeen, time);
        }
    }

    BySlot(Experience experience, SessionRule.Presence rule, Shape shape) {
        this.experience = experience;
        this.rule = rule;
        this.shape = shape;
        perUse = shape.use(rule.per().name());
        aside = SessionFold.aside(experience.steps());
        flow = new Flow(experience);
    }

    @Override
    public void take(Entry entry) {
        Thing thing = byKey.computeIfAbsent(entry.key(), ignored -> new Thing(entry.value(perUse)));
        thing.see(entry.time());
        if (entry.isRelevant()) {
            thing.entries.add(entry);
        }
    }

    @Override
    public void merge(SessionFold.Keeping other) {
        if (!(other instanceof BySlot others)) {
            throw new IllegalArgumentException("another kind of session: " + other);
        }
        others.byKey.forEach((key, theirs) -> {
            Thing ours = byKey.computeIfAbsent(key, ignored -> new Thing(theirs.entity));
            ours.see(theirs.firstSeen);
            ours.entries.merge(theirs.entries);
        });
    }

    @Override
    public void find(long asOf, Known known, Consumer<Found> teller) {
        Evaluation<Moment> expected = new Compiler<Moment>(name -> {
                    Known.Property property = known.property(name.name());
                    return moment -> property.asOf(moment.entity(), moment.at());
                })
                .compile(rule.during());
        byKey.forEach((key, thing) -> {
            Stretch inOrder = thing.entries.upTo(asOf);
            int next = 0;
            long every = rule.every();
            long first = -Math.floorDiv(-Math.max(rule.from(), thing.firstSeen), every) * every;
            Value atStart = expected.of(new Moment(thing.entity, first));
            for (long start = first; start <= asOf; start += every) {
                long end = start + every;
                Value atEnd = expected.of(new Moment(thing.entity, end));
                int begin = next;
                while (begin < inOrder.size() && inOrder.at(begin).time() < start) {
                    begin++;
                }
                next = begin;
                while (next < inOrder.size() && inOrder.at(next).time() < end) {
                    next++;
                }
                if (atStart == BoolValue.TRUE && atEnd == BoolValue.TRUE) {
                    teller.accept(new Found.Complete(slot(key, thing.entity, start, inOrder.part(begin, next))));
                } else if (atStart != BoolValue.FALSE && atEnd != BoolValue.FALSE) {
                    teller.accept(new Found.Unclear(start));
                }
                atStart = atEnd;
            }
        });
    }

    @Override
    public void intervals(long asOf, LongConsumer teller) {
        byKey.values().forEach(thing -> {
            Stretch inOrder = thing.entries.upTo(asOf);
            long before = NEVER;
            for (int place = 0; place < inOrder.size(); place++) {
                Entry entry = inOrder.at(place);
                if (entry.hits() != 0) {
                    if (before != NEVER) {
                        teller.accept(entry.time() - before);
                    }
                    before = entry.time();
                }
            }
        });
    }

    private record Moment(Value entity, long at) {}

    private Session slot(String key, Value thing, long start, Stretch inOrder) {
        Gathered gathered = new Gathered(inOrder, experience.steps().size(), shape.uses(), aside);
        gathered.firstValues[perUse] = thing;
        gathered.lastValues[perUse] = thing;
        long end = start + rule.every();
        return new Session(
                key + "|" + start, start, end, 1, end + rule.settle(), gathered, !flow.foresees(gathered.path));
    }
}
