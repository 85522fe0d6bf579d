package dev.ajar.store.spill;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.DurationValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.expression.Value.Unknown;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;

/// Writes what makes up an item as few bytes. [Unpacker] reads it back and knows the same form.
///
/// Values: for each what it is (0 unknown, 1 text, 2 number in the dictionary, 3 int, 4 double, 5 false, 6 true,
/// 7 instant, 8 the same as before), two to a byte; then the values themselves.
final class Packer {

    static final int UNKNOWN = 0;
    static final int TEXT = 1;
    static final int CODE = 2;
    static final int INT = 3;
    static final int DOUBLE = 4;
    static final int FALSE = 5;
    static final int TRUE = 6;
    static final int INSTANT = 7;
    static final int SAME = 8;

    private static final int LONGEST_NUMBER = 10;

    private final Dictionary.Glance dictionary;
    private byte[] bytes = new byte[1 << 10];
    private int at;

    Packer(Dictionary.Glance dictionary) {
        this.dictionary = dictionary;
    }

    /// Where the item was written, from 0 to [#length()].
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return at;
    }

    /// Begins with another item.
    void begin() {
        at = 0;
    }

    void flags(int flags) {
        need(1);
        bytes[at++] = (byte) flags;
    }

    /// Writes values, and remembers them.
    ///
    /// @param size how many there are
    @SuppressWarnings("ReferenceEquality") // the same instance is a quick yes; anything else is written
    void values(int size, IntFunction<Value> values, Before before) {
        Value[] those = before.values(size);
        int kinds = at;
        need(size / 2 + 1);
        Arrays.fill(bytes, at, at + (size + 1) / 2, (byte) 0);
        at += (size + 1) / 2;
        for (int place = 0; place < size; place++) {
            Value value = values.apply(place);
            if (!(value instanceof Unknown)) {
                int kind = value == those[place] ? SAME : value(value);
                bytes[kinds + place / 2] |= (byte) (kind << ((place & 1) * 4));
                those[place] = value;
            }
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
                number(code);
                yield CODE;
            }
            case IntValue(long number) -> {
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
                signed(micros);
                yield INSTANT;
            }
            case DurationValue ignored -> throw new IllegalArgumentException("an attribute that is a duration");
            case Unknown ignored -> UNKNOWN;
        };
    }

    /// The length, doubled, odd where the bytes are UTF-8 and not ASCII; then the bytes.
    void text(String text) {
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

    void signed(long number) {
        number(number << 1 ^ number >> 63);
    }

    void number(long number) {
        need(LONGEST_NUMBER);
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
