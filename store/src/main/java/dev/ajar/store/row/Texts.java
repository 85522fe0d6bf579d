package dev.ajar.store.row;

import dev.ajar.expression.Value.StringValue;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Texts that repeat, kept once: what was read lately and is read again gives the same value, without a copy.
///
/// One for each thread. Only sound texts are kept, so what is found here needs no second look.
public final class Texts {

    private static final int SLOTS = 1 << 13;
    private static final int LONGEST = 64;

    private final @Nullable StringValue[] slots = new StringValue[SLOTS];

    /// The text of these characters.
    public StringValue of(char[] characters, int from, int length) {
        if (length > LONGEST) {
            return new StringValue(new String(characters, from, length));
        }
        int hash = 0;
        for (int at = from; at < from + length; at++) {
            hash = 31 * hash + characters[at];
        }
        int slot = slot(hash);
        StringValue kept = slots[slot];
        if (kept != null && same(kept.text(), characters, from, length)) {
            return kept;
        }
        return keep(slot, new String(characters, from, length));
    }

    /// The text of these bytes, which are sound UTF-8.
    ///
    /// @param ascii whether no byte is above 127
    public StringValue of(byte[] bytes, int from, int to, boolean ascii) {
        if (!ascii || to - from > LONGEST) {
            return new StringValue(
                    new String(bytes, from, to - from, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        }
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + bytes[at];
        }
        int slot = slot(hash);
        StringValue kept = slots[slot];
        if (kept != null && same(kept.text(), bytes, from, to)) {
            return kept;
        }
        return keep(slot, new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /// The text of a part of another one.
    public StringValue of(String text, int from, int to) {
        if (to - from > LONGEST) {
            return new StringValue(text.substring(from, to));
        }
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + text.charAt(at);
        }
        int slot = slot(hash);
        StringValue kept = slots[slot];
        if (kept != null && kept.text().length() == to - from && text.startsWith(kept.text(), from)) {
            return kept;
        }
        return keep(slot, text.substring(from, to));
    }

    private StringValue keep(int slot, String text) {
        StringValue value = new StringValue(text);
        if (isSound(text)) {
            slots[slot] = value;
        }
        return value;
    }

    /// Whether the value is one that is kept here, and so surely sound.
    @SuppressWarnings("ReferenceEquality") // it is this very instance that was looked at
    public boolean isKept(StringValue value) {
        String text = value.text();
        return text.length() <= LONGEST && slots[slot(text.hashCode())] == value;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 13) & SLOTS - 1;
    }

    private static boolean same(String kept, char[] characters, int from, int length) {
        if (kept.length() != length) {
            return false;
        }
        for (int at = 0; at < length; at++) {
            if (kept.charAt(at) != characters[from + at]) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(String kept, byte[] bytes, int from, int to) {
        if (kept.length() != to - from) {
            return false;
        }
        for (int at = 0; at < to - from; at++) {
            if (kept.charAt(at) != bytes[from + at]) {
                return false;
            }
        }
        return true;
    }

    /// Whether a text is well-formed Unicode, with no surrogate alone, and without U+0000.
    public static boolean isSound(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == 0) {
                return false;
            }
            if (Character.isSurrogate(character)) {
                if (Character.isLowSurrogate(character)
                        || at + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }
}
