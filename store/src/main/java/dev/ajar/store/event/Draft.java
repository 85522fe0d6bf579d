package dev.ajar.store.event;

import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attributes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An event in the making, held to the limits of semantics.md §1. Used again and again by one thread.
final class Draft {

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_NAME = 128;
    private static final int MOST_ATTRIBUTES = 256;
    private static final int LARGEST_VALUE = 16 << 10;
    private static final int LARGEST = 64 << 10;
    private static final int LARGEST_NUMBER = 27;
    private static final int MOST_BYTES_A_CHARACTER = 3;

    /// 2200-01-01T00:00:00Z
    private static final long TOO_LATE = 7_258_118_400_000_000L;

    private final Attributes attributes;
    private final long usuallyReceived;
    private final Value[] blank;

    private Value[] values;
    private String id = "";
    private String name = "";
    private long time;
    private boolean timed;
    private long sequence;
    private boolean sequenced;
    private long received;
    private int known;
    private int bytes;

    /// @param received when events were received that do not say when, in µs
    Draft(Attributes attributes, long received) {
        this.attributes = attributes;
        this.usuallyReceived = received;
        this.blank = new Value[attributes.size()];
        Arrays.fill(blank, Value.UNKNOWN);
        this.values = blank;
    }

    void begin() {
        values = blank.clone();
        id = "";
        name = "";
        timed = false;
        sequenced = false;
        received = usuallyReceived;
        known = 0;
        bytes = 0;
    }

    void id(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    void name(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    long time() {
        return time;
    }

    void time(long micros) {
        time = micros;
        timed = true;
    }

    void received(long micros) {
        received = micros;
    }

    void sequence(long sequence) {
        this.sequence = sequence;
        sequenced = true;
    }

    /// Counts an attribute that is known, declared or not.
    ///
    /// @param nameBytes how large its name is
    Fault count(String attribute, int nameBytes, Value value) {
        bytes += nameBytes;
        if (value instanceof StringValue(String text)) {
            if (text.length() > LARGEST_VALUE / MOST_BYTES_A_CHARACTER && bytes(text) > LARGEST_VALUE) {
                return new Fault(attribute + " is larger than 16 KiB", text);
            }
            bytes += text.length() * MOST_BYTES_A_CHARACTER;
        } else {
            bytes += LARGEST_NUMBER;
        }
        return ++known > MOST_ATTRIBUTES ? new Fault("more than 256 attributes", "") : Fault.NONE;
    }

    /// Gives a declared attribute its value.
    void attribute(int place, Value value) {
        values[place] = value;
    }

    Attributes attributes() {
        return attributes;
    }

    /// The values of the declared attributes so far.
    Value[] values() {
        return values;
    }

    /// Whether it has to be looked at more closely how large the event is.
    boolean isPerhapsTooLarge() {
        return bytes + MOST_BYTES_A_CHARACTER * (id.length() + name.length()) > LARGEST;
    }

    static Fault tooLarge(long bytes) {
        return bytes > LARGEST ? new Fault("an event larger than 64 KiB", "%s bytes".formatted(bytes)) : Fault.NONE;
    }

    /// What keeps this from being an event, all attributes apart.
    Fault fault() {
        if (!timed) {
            return new Fault("no time", "");
        }
        if (name.isEmpty()) {
            return new Fault("no name", "");
        }
        if (time < 0 || time >= TOO_LATE) {
            return new Fault("time is before 1970 or after 2199", dev.ajar.expression.Time.text(time));
        }
        if (isLonger(name, LONGEST_NAME)) {
            return new Fault("name is longer than 128 characters", name);
        }
        return isLonger(id, LONGEST_ID) ? new Fault("id is longer than 128 characters", id) : Fault.NONE;
    }

    /// The event, which has no fault.
    ///
    /// @param absent the sequence of an event that was given none
    Event event(String id, long absent) {
        return new Event(id, time, sequenced ? sequence : absent, name, received, values);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isLonger(String text, int most) {
        return text.length() > most && text.codePointCount(0, text.length()) > most;
    }
}
