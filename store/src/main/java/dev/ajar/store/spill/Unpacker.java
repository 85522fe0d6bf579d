package dev.ajar.store.spill;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.row.Texts;
import java.nio.charset.StandardCharsets;

/// Reads what [Packer] wrote.
final class Unpacker {

    private final StringValue[] dictionary;
    private final Texts texts = new Texts();
    private byte[] bytes = new byte[0];
    private int at;
    private int end;

    Unpacker(StringValue[] dictionary) {
        this.dictionary = dictionary;
    }

    /// Begins with another block.
    void begin(byte[] block, int length) {
        bytes = block;
        at = 0;
        end = length;
    }

    boolean isAtEnd() {
        return at >= end;
    }

    int flags() {
        return bytes[at++];
    }

    /// Reads values, and remembers them.
    Value[] values(int size, Before before) {
        Value[] those = before.values(size);
        Value[] values = new Value[size];
        int kinds = at;
        at += (size + 1) / 2;
        for (int place = 0; place < size; place++) {
            int kind = (bytes[kinds + place / 2] >>> ((place & 1) * 4)) & 0xF;
            if (kind == Packer.SAME) {
                values[place] = those[place];
            } else if (kind == Packer.UNKNOWN) {
                values[place] = Value.UNKNOWN;
            } else {
                values[place] = value(kind);
                those[place] = values[place];
            }
        }
        return values;
    }

    private Value value(int kind) {
        return switch (kind) {
            case Packer.TEXT -> text();
            case Packer.CODE -> dictionary[(int) number()];
            case Packer.INT -> new IntValue(signed());
            case Packer.DOUBLE -> {
                long bits = 0;
                for (int shift = 0; shift < 64; shift += 8) {
                    bits |= (bytes[at++] & 0xFFL) << shift;
                }
                yield new DoubleValue(Double.longBitsToDouble(bits));
            }
            case Packer.FALSE -> BoolValue.FALSE;
            case Packer.TRUE -> BoolValue.TRUE;
            case Packer.INSTANT -> new InstantValue(signed());
            default -> throw new IllegalStateException("no kind of value: " + kind);
        };
    }

    /// A text that hardly ever repeats.
    String string() {
        int length = (int) number();
        int from = at;
        at += length >> 1;
        return new String(
                bytes, from, length >> 1, (length & 1) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /// A text that may repeat.
    StringValue text() {
        int length = (int) number();
        int from = at;
        at += length >> 1;
        return texts.of(bytes, from, at, (length & 1) == 0);
    }

    long signed() {
        long number = number();
        return number >>> 1 ^ -(number & 1);
    }

    long number() {
        long number = 0;
        int shift = 0;
        while (bytes[at] < 0) {
            number |= (bytes[at++] & 0x7FL) << shift;
            shift += 7;
        }
        return number | (long) bytes[at++] << shift;
    }
}
