package dev.ajar.store.spill;

import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes events as few bytes. [Decoder] reads them back and knows the same form:
///
/// flags · (origin: file, row) · id · time − the time before · (sequence) · (received − the one before) · name ·
/// for each declared attribute what it is: 0 unknown, 1 text, 2 number in the dictionary, 3 int, 4 double, 5 false,
/// 6 true, 7 instant · then the values. Two attributes share a byte.
final class Encoder {

    static final int RECEIVED = 1;
    static final int SEQUENCE = 2;
    static final int ORIGIN = 4;
    static final int SEVERAL = 8;

    static final int UNKNOWN = 0;
    static final int TEXT = 1;
    static final int CODE = 2;
    static final int INT = 3;
    static final int DOUBLE = 4;
    static final int FALSE = 5;
    static final int TRUE = 6;
    static final int INSTANT = 7;

    private final Dictionary.Glance dictionary;
    private final int size;
    private byte[] bytes = new byte[1 << 10];
    private int at;

    /// @param size how many attributes are declared
    Encoder(Dictionary.Glance dictionary, int size) {
        this.dictionary = dictionary;
        this.size = size;
    }

    /// Where the event was written, from 0 to [#length()].
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return at;
    }

    void encode(Event event, Origin origin, long timeBefore, long receivedBefore) {
        at = 0;
        int flags = (event.received() == receivedBefore ? 0 : RECEIVED)
                | (event.sequence() == 0 ? 0 : SEQUENCE)
                | (origin.isThere() ? ORIGIN : 0)
                | (origin.several() ? SEVERAL : 0);
        need(64);
        bytes[at++] = (byte) flags;
        if (origin.isThere()) {
            number(origin.file());
            number(origin.row());
        }
        text(event.id());
        signed(event.time() - timeBefore);
        if (event.sequence() != 0) {
            signed(event.sequence());
        }
        if (event.received() != receivedBefore) {
            signed(event.received() - receivedBefore);
        }
        text(event.name());
        values(event);
    }

    private void values(Event event) {
        int kinds = at;
        need(size / 2 + 1);
        Arrays.fill(bytes, at, at + (size + 1) / 2, (byte) 0);
        at += (size + 1) / 2;
        for (int place = 0; place < size; place++) {
            int kind = value(event.value(place));
            bytes[kinds + place / 2] |= (byte) (kind << ((place & 1) * 4));
        }
    }

    private int value(Value value) {
        return switch (value) {
            case StringValue text -> {
                int code = dictionary.code(text);
                if (code == Dictionary.NONE) {
                    text(text.text());
                    yield TEXT;
                }
                need(10);
                number(code);
                yield CODE;
            }
            case IntValue(long number) -> {
                need(10);
                signed(number);
                yield INT;
            }
            case DoubleValue(double number) -> {
                need(8);
                long bits = Double.doubleToRawLongBits(number);
                for (int shift = 0; shift < 64; shift += 8) {
                    bytes[at++] = (byte) (bits >>> shift);
                }
                yield DOUBLE;
            }
            case BoolValue bool -> bool == BoolValue.TRUE ? TRUE : FALSE;
            case InstantValue(long micros) -> {
                need(10);
                signed(micros);
                yield INSTANT;
            }
            case DurationValue ignored -> throw new IllegalArgumentException("an attribute that is a duration");
            case Value.Unknown ignored -> UNKNOWN;
        };
    }

    /// The length, doubled, odd where the bytes are UTF-8 and not ASCII; then the bytes.
    private void text(String text) {
        int length = text.length();
        need(length + 10);
        int start = at;
        number(length * 2L);
        for (int place = 0; place < length; place++) {
            char character = text.charAt(place);
            if (character > 127) {
                at = start;
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                need(utf8.length + 10);
                number(utf8.length * 2L + 1);
                System.arraycopy(utf8, 0, bytes, at, utf8.length);
                at += utf8.length;
                return;
            }
            bytes[at++] = (byte) character;
        }
    }

    private void signed(long number) {
        number(number << 1 ^ number >> 63);
    }

    private void number(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }

    private void need(int more) {
        if (bytes.length - at < more + 32) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + more + 32));
        }
    }
}
