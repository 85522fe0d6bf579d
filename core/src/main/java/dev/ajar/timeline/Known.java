package dev.ajar.timeline;

import dev.ajar.expression.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What is known about things at any moment, by the events up to some instant. Never changes; may be shared by threads.
public final class Known {

    private final Map<String, Property> properties;

    Known(Map<String, Property> properties) {
        this.properties = properties;
    }

    /// A property under its full name, `TIMELINE.PROPERTY`.
    ///
    /// @throws IllegalArgumentException if there is none
    public Property property(String name) {
        Property property = properties.get(name);
        if (property == null) {
            throw new IllegalArgumentException("no property " + name);
        }
        return property;
    }

    /// All things that a timeline follows.
    public static final class Things {

        private final Map<Value, Thing> things;

        Things(Map<Value, Thing> things) {
            this.things = things;
        }

        /// A thing by its name, be it known or not.
        public Thing of(Value name) {
            return name.isKnown() ? things.getOrDefault(name, Thing.STRANGER) : Thing.NAMELESS;
        }
    }

    /// What is known about one thing, looked up once for all that is asked about it.
    public static final class Thing {

        /// A thing of which no event has told anything: all its properties are what they are at first.
        private static final Thing STRANGER = new Thing(List.of());

        /// No thing at all: nothing is known of it, not even what is so at first.
        private static final Thing NAMELESS = new Thing(List.of());

        private final Track[] tracks;

        /// @param tracks one for each property of the timeline
        Thing(List<Track> tracks) {
            this.tracks = tracks.toArray(Track[]::new);
        }
    }

    /// One property of all things of a kind.
    public static final class Property {

        private final Things things;
        private final int place;
        private final Value initial;

        /// @param place which of the timeline's properties it is
        Property(Things things, int place, Value initial) {
            this.things = things;
            this.place = place;
            this.initial = initial;
        }

        /// The things it is a property of; the same for all properties of a timeline.
        public Things things() {
            return things;
        }

        /// The value of a thing's property at an instant, in µs. Of an unknown thing nothing is known, not even the
        /// initial value.
        public Value asOf(Value name, long instant) {
            return asOf(things.of(name), instant);
        }

        /// The same of a thing that has been looked up among [#things].
        public Value asOf(Thing thing, long instant) {
            if (thing.tracks.length == 0) {
                return thing == Thing.STRANGER ? initial : Value.UNKNOWN;
            }
            return thing.tracks[place].asOf(instant, initial);
        }
    }

    /// The settings of one property of one thing, in order.
    static final class Track {

        /// With fewer settings it is quicker to look at them one by one.
        private static final int FEW = 8;

        private final long[] times;
        private final Value[] values;

        Track(long[] times, List<Value> values) {
            this.times = times;
            this.values = values.toArray(Value[]::new);
        }

        Value asOf(long instant, Value initial) {
            int place = times.length > FEW ? searched(instant) : times.length - 1;
            while (place >= 0 && times[place] > instant) {
                place--;
            }
            return place < 0 ? initial : values[place];
        }

        /// Of all settings at an instant, or before the next one, the last.
        private int searched(long instant) {
            int place = Arrays.binarySearch(times, instant);
            if (place < 0) {
                return -place - 2;
            }
            while (place + 1 < times.length && times[place + 1] == instant) {
                place++;
            }
            return place;
        }
    }
}
