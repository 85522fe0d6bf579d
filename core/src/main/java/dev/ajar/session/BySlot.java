package dev.ajar.session;

import dev.ajar.event.Event;
import dev.ajar.event.EventNames;
import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Value;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.timeline.Known;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Keeps events by entity, and tells a session for each slot in which the entity is expected to be heard of.
final class BySlot implements SessionFold.Keeping {

    private final Experience experience;
    private final SessionRule.Presence rule;
    private final Shape shape;
    private final Evaluation<Event> entity;
    private final int perUse;
    private final long aside;
    private final Flow flow;
    private final Map<Value, Long> firstSeen = new HashMap<>();
    private final Map<Value, Entries> byEntity = new HashMap<>();

    BySlot(Experience experience, Definitions definitions, SessionRule.Presence rule, Shape shape) {
        this.experience = experience;
        this.rule = rule;
        this.shape = shape;
        entity = new Compiler<>(new EventNames(definitions.attributes())).compile(rule.per());
        perUse = shape.use(rule.per().name());
        aside = SessionFold.aside(experience.steps());
        flow = new Flow(experience);
    }

    @Override
    public void see(Event event) {
        Value thing = entity.of(event);
        if (thing.isKnown()) {
            firstSeen.merge(thing, event.time(), Math::min);
        }
    }

    @Override
    public boolean take(Event event, long hits) {
        Value thing = entity.of(event);
        if (!thing.isKnown()) {
            return false;
        }
        byEntity.computeIfAbsent(thing, ignored -> new Entries()).add(shape.entry(event, hits));
        return true;
    }

    @Override
    public void merge(SessionFold.Keeping other) {
        if (!(other instanceof BySlot others)) {
            throw new IllegalArgumentException("another kind of session: " + other);
        }
        others.firstSeen.forEach((thing, time) -> firstSeen.merge(thing, time, Math::min));
        others.byEntity.forEach((thing, entries) ->
                byEntity.computeIfAbsent(thing, ignored -> new Entries()).merge(entries));
    }

    @Override
    public void find(long asOf, Known known, Consumer<Found> teller) {
        Evaluation<Moment> expected = new Compiler<Moment>(name -> {
                    Known.Property property = known.property(name.name());
                    return moment -> property.asOf(moment.entity(), moment.at());
                })
                .compile(rule.during());
        firstSeen.forEach((thing, seen) -> {
            List<Entry> inOrder = byEntity.getOrDefault(thing, new Entries()).upTo(asOf);
            int next = 0;
            long every = rule.every();
            long first = -Math.floorDiv(-Math.max(rule.from(), seen), every) * every;
            boolean atStart = expected.holds(new Moment(thing, first));
            for (long start = first; start <= asOf; start += every) {
                long end = start + every;
                boolean atEnd = expected.holds(new Moment(thing, end));
                int begin = next;
                while (begin < inOrder.size() && inOrder.get(begin).time() < start) {
                    begin++;
                }
                next = begin;
                while (next < inOrder.size() && inOrder.get(next).time() < end) {
                    next++;
                }
                if (atStart && atEnd) {
                    teller.accept(new Found.Complete(slot(thing, start, inOrder.subList(begin, next))));
                }
                atStart = atEnd;
            }
        });
    }

    @Override
    public void intervals(long asOf, LongConsumer teller) {
        byEntity.values().forEach(entries -> {
            List<Entry> hits = entries.upTo(asOf).stream()
                    .filter(entry -> entry.hits() != 0)
                    .toList();
            for (int at = 1; at < hits.size(); at++) {
                teller.accept(hits.get(at).time() - hits.get(at - 1).time());
            }
        });
    }

    private record Moment(Value entity, long at) {}

    private Session slot(Value thing, long start, List<Entry> inOrder) {
        Gathered gathered = new Gathered(inOrder, experience.steps().size(), shape.uses(), aside);
        gathered.firstValues[perUse] = thing;
        gathered.lastValues[perUse] = thing;
        long end = start + rule.every();
        return new Session(
                SessionFold.text(thing) + "|" + start,
                start,
                end,
                1,
                end + rule.settle(),
                gathered,
                !flow.foresees(gathered.path));
    }
}
