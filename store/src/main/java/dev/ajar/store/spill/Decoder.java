package dev.ajar.store.spill;

import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.row.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what [Encoder] wrote.
final class Decoder {

    private final StringValue[] dictionary;
    private final Value[] blank;
    private final Texts texts = new Texts();
    private byte[] bytes = new byte[0];
    private int at;

    /// Takes events with where they came from.
    @FunctionalInterface
    interface Taker {
        void take(Event event, Origin origin);
    }

    /// @param size how many attributes are declared
    Decoder(StringValue[] dictionary, int size) {
        this.dictionary = dictionary;
        this.blank = new Value[size];
        Arrays.fill(blank, Value.UNKNOWN);
    }

    /// Reads all events of a block.
    void decode(byte[] block, int length, Taker taker) {
        bytes = block;
        at = 0;
        long time = 0;
        long received = 0;
        while (at < length) {
            int flags = bytes[at++];
            Origin origin = (flags & Encoder.ORIGIN) == 0
                    ? Origin.NONE
                    : new Origin((int) number(), number(), (flags & Encoder.SEVERAL) != 0);
            String id = string();
            time += signed();
            long sequence = (flags & Encoder.SEQUENCE) == 0 ? 0 : signed();
            received += (flags & Encoder.RECEIVED) == 0 ? 0 : signed();
            String name = text().text();
            taker.take(new Event(id, time, sequence, name, received, values()), origin);
        }
    }

    private Value[] values() {
        Value[] values = blank.clone();
        int kinds = at;
        at += (values.length + 1) / 2;
        for (int place = 0; place < values.length; place++) {
            int kind = (bytes[kinds + place / 2] >>> ((place & 1) * 4)) & 0xF;
            if (kind != Encoder.UNKNOWN) {
                values[place] = value(kind);
            }
        }
        return values;
    }

    private Value value(int kind) {
        return switch (kind) {
            case Encoder.TEXT -> text();
            case Encoder.CODE -> dictionary[(int) number()];
            case Encoder.INT -> new IntValue(signed());
            case Encoder.DOUBLE -> {
                long bits = 0;
                for (int shift = 0; shift < 64; shift += 8) {
                    bits |= (bytes[at++] & 0xFFL) << shift;
                }
                yield new DoubleValue(Double.longBitsToDouble(bits));
            }
            case Encoder.FALSE -> BoolValue.FALSE;
            case Encoder.TRUE -> BoolValue.TRUE;
            case Encoder.INSTANT -> new InstantValue(signed());
            default -> throw new IllegalStateException("no kind of value: " + kind);
        };
    }

    private String string() {
        int length = (int) number();
        int from = at;
        at += length >> 1;
        return new String(
                bytes, from, length >> 1, (length & 1) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private StringValue text() {
        int length = (int) number();
        int from = at;
        at += length >> 1;
        return texts.of(bytes, from, at, (length & 1) == 0);
    }

    private long signed() {
        long number = number();
        return number >>> 1 ^ -(number & 1);
    }

    private long number() {
        long number = 0;
        int shift = 0;
        while (bytes[at] < 0) {
            number |= (bytes[at++] & 0x7FL) << shift;
            shift += 7;
        }
        return number | (long) bytes[at++] << shift;
    }
}
