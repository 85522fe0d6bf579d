package dev.ajar.timeline;

import dev.ajar.event.Condition;
import dev.ajar.event.Event;
import dev.ajar.event.EventNames;
import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.expression.Value.Unknown;
import dev.ajar.model.Attributes;
import dev.ajar.model.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Gathers what events say about the things that timelines follow (semantics.md §3).
///
/// Give it every event, once each and in any order. Then ask [#asOf] what is known.
public final class Histories {

    private final List<Gathering> gatherings;

    public Histories(Attributes attributes, List<Timeline> timelines) {
        gatherings = timelines.stream()
                .map(timeline -> new Gathering(timeline, attributes))
                .toList();
    }

    public void add(Event event) {
        for (Gathering gathering : gatherings) {
            gathering.add(event);
        }
    }

    /// Takes over all that another part has gathered, for the same definitions.
    public void merge(Histories other) {
        for (int place = 0; place < gatherings.size(); place++) {
            gatherings.get(place).merge(other.gatherings.get(place));
        }
    }

    /// What came of each setter, in declared order, of the events that were added here: what was merged from others is
    /// for them to tell.
    public List<SetterUse> uses() {
        return gatherings.stream().flatMap(Gathering::uses).toList();
    }

    /// What is known at an instant, in µs: by the events that are not later.
    public Known asOf(long instant) {
        Map<String, Known.Property> properties = new HashMap<>();
        for (Gathering gathering : gatherings) {
            gathering.asOf(instant, properties);
        }
        return new Known(properties);
    }

    /// An event that set a property.
    private record Setting(long time, long sequence, String id, Value value) {

        static final Comparator<Setting> ORDER = Comparator.comparingLong(Setting::time)
                .thenComparingLong(Setting::sequence)
                .thenComparing(Setting::id, StringValue::compare);
    }

    /// One way in which events set a property, and how many did.
    private static final class Setter {

        private final Condition when;
        private final Evaluation<Event> set;
        private long times;

        Setter(Condition when, Evaluation<Event> set) {
            this.when = when;
            this.set = set;
        }

        Value of(Event event) {
            Value value = set.of(event);
            times += value instanceof Unknown ? 0 : 1;
            return value;
        }
    }

    /// What is gathered for one timeline: by entity, for each property its settings.
    private static final class Gathering {

        private final Timeline timeline;
        private final Evaluation<Event> entity;
        private final List<List<Setter>> setters;
        private final Map<Value, List<List<Setting>>> settings = new HashMap<>();

        Gathering(Timeline timeline, Attributes attributes) {
            Compiler<Event> compiler = new Compiler<>(new EventNames(attributes));
            this.timeline = timeline;
            entity = compiler.compile(timeline.entity());
            setters = timeline.properties().stream()
                    .map(property -> property.setters().stream()
                            .map(setter -> new Setter(
                                    new Condition(setter.when(), attributes), compiler.compile(setter.set())))
                            .toList())
                    .toList();
        }

        void add(Event event) {
            Value thing = entity.of(event);
            if (thing instanceof Unknown) {
                return;
            }
            for (int property = 0; property < setters.size(); property++) {
                Value value = set(setters.get(property), event);
                if (!(value instanceof Unknown)) {
                    of(thing).get(property).add(new Setting(event.time(), event.sequence(), event.id(), value));
                }
            }
        }

        private static Value set(List<Setter> setters, Event event) {
            for (Setter setter : setters) {
                if (setter.when.holds(event)) {
                    return setter.of(event);
                }
            }
            return Value.UNKNOWN;
        }

        private List<List<Setting>> of(Value thing) {
            return settings.computeIfAbsent(
                    thing,
                    ignored -> setters.stream()
                            .<List<Setting>>map(each -> new ArrayList<>(2))
                            .toList());
        }

        void merge(Gathering other) {
            other.settings.forEach((thing, theirs) -> {
                List<List<Setting>> ours = of(thing);
                for (int property = 0; property < ours.size(); property++) {
                    ours.get(property).addAll(theirs.get(property));
                }
            });
        }

        Stream<SetterUse> uses() {
            List<SetterUse> uses = new ArrayList<>();
            for (int property = 0; property < setters.size(); property++) {
                int place = 0;
                for (Setter setter : setters.get(property)) {
                    uses.add(new SetterUse(
                            timeline, timeline.properties().get(property), place++, setter.when.asked(), setter.times));
                }
            }
            return uses.stream();
        }

        void asOf(long instant, Map<String, Known.Property> properties) {
            Map<Value, Known.Thing> known = new HashMap<>();
            settings.forEach((thing, all) -> known.put(
                    thing,
                    new Known.Thing(
                            all.stream().map(each -> track(each, instant)).toList())));
            Known.Things things = new Known.Things(known);
            int place = 0;
            for (Timeline.Property described : timeline.properties()) {
                properties.put(
                        timeline.name() + "." + described.name(),
                        new Known.Property(things, place++, described.initial()));
            }
        }

        private static Known.Track track(List<Setting> settings, long instant) {
            List<Setting> inOrder = settings.stream()
                    .filter(setting -> setting.time() <= instant)
                    .sorted(Setting.ORDER)
                    .toList();
            return new Known.Track(
                    inOrder.stream().mapToLong(Setting::time).toArray(),
                    inOrder.stream().map(Setting::value).toList());
        }
    }
}
