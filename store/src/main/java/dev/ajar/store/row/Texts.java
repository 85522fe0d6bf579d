package dev.ajar.store.row;

import dev.ajar.expression.Value.StringValue;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Texts that repeat, kept once: what was read lately and is read again gives the same value, without a copy.
///
/// One for each thread, and best one for each column: where texts hardly ever repeat, looking for them soon stops.
public final class Texts {

    private static final int SLOTS = 1 << 12;
    private static final int LONGEST = 64;

    /// After so many texts it is asked whether looking is worth it, and if less than an eighth was found, not asked
    /// again for so many times as long.
    private static final int TRIAL = 1 << 10;

    private static final int PAUSE = 16;

    private final @Nullable StringValue[] slots = new StringValue[SLOTS];
    private final int[] hashes = new int[SLOTS];
    private int tried;
    private int found;
    private int pause;
    private boolean sound;

    /// The text of these characters.
    public StringValue of(char[] characters, int from, int length) {
        if (isUseless(length)) {
            return fresh(new String(characters, from, length));
        }
        int hash = 0;
        for (int at = from; at < from + length; at++) {
            hash = 31 * hash + characters[at];
        }
        int slot = slot(hash);
        StringValue kept = hashes[slot] == hash ? slots[slot] : null;
        if (kept != null && same(kept.text(), characters, from, length)) {
            return found(kept);
        }
        return keep(slot, hash, new String(characters, from, length));
    }

    /// The text of these bytes, which are sound UTF-8.
    ///
    /// @param ascii whether no byte is above 127
    public StringValue of(byte[] bytes, int from, int to, boolean ascii) {
        if (!ascii || isUseless(to - from)) {
            return fresh(
                    new String(bytes, from, to - from, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
        }
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + bytes[at];
        }
        int slot = slot(hash);
        StringValue kept = hashes[slot] == hash ? slots[slot] : null;
        if (kept != null && same(kept.text(), bytes, from, to)) {
            return found(kept);
        }
        return keep(slot, hash, new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /// The text of a part of another one that is sound.
    public StringValue sound(String text, int from, int to) {
        String part = text.substring(from, to);
        if (isUseless(to - from)) {
            return new StringValue(part);
        }
        int hash = part.hashCode();
        int slot = slot(hash);
        StringValue kept = slots[slot];
        if (kept != null && hashes[slot] == hash && kept.text().equals(part)) {
            found++;
            return kept;
        }
        StringValue value = new StringValue(part);
        slots[slot] = value;
        hashes[slot] = hash;
        return value;
    }

    /// Whether a text is not worth looking for.
    private boolean isUseless(int length) {
        if (pause > 0) {
            pause--;
            return true;
        }
        if (++tried == TRIAL) {
            pause = found < TRIAL / 8 ? TRIAL * PAUSE : 0;
            tried = 0;
            found = 0;
        }
        return length > LONGEST;
    }

    private StringValue found(StringValue kept) {
        sound = true;
        found++;
        return kept;
    }

    private StringValue keep(int slot, int hash, String text) {
        StringValue value = fresh(text);
        if (sound) {
            slots[slot] = value;
            hashes[slot] = hash;
        }
        return value;
    }

    private StringValue fresh(String text) {
        sound = isSound(text);
        return new StringValue(text);
    }

    /// Whether the text that was given last is sound.
    public boolean wasSound() {
        return sound;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 12) & SLOTS - 1;
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
