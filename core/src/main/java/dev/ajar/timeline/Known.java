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

    /// One property of all things of a kind.
    public static final class Property {

        private final Map<Value, List<Track>> things;
        private final int place;
        private final Value initial;

        /// @param things for each thing its tracks, one for each property of the timeline
        /// @param place which of them is this property's
        Property(Map<Value, List<Track>> things, int place, Value initial) {
            this.things = things;
            this.place = place;
            this.initial = initial;
        }

        /// The value of a thing's property at an instant, in µs. Of an unknown thing nothing is known, not even the
        /// initial value.
        public Value asOf(Value thing, long instant) {
            if (!thing.isKnown()) {
                return Value.UNKNOWN;
            }
            List<Track> tracks = things.get(thing);
            return tracks == null ? initial : tracks.get(place).asOf(instant, initial);
        }
    }

    /// The settings of one property of one thing, in order.
    static final class Track {

        private final long[] times;
        private final List<Value> values;

        Track(long[] times, List<Value> values) {
            this.times = times;
            this.values = values;
        }

        Value asOf(long instant, Value initial) {
            int place = Arrays.binarySearch(times, instant);
            if (place < 0) {
                place = -place - 2;
            } else {
                while (place + 1 < times.length && times[place + 1] == instant) {
                    place++;
                }
            }
            return place < 0 ? initial : values.get(place);
        }
    }
}
