package dev.ajar.store.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Looks at bytes that should be UTF-8.
public final class Utf8 {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHS = 0x8080808080808080L;

    private Utf8() {}

    /// Whether no byte is above 127.
    public static boolean isAscii(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            if (((long) EIGHT.get(bytes, at) & HIGHS) != 0) {
                return false;
            }
        }
        for (; at < to; at++) {
            if (bytes[at] < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether the bytes are well-formed: no byte out of place, nothing longer than need be, no surrogates, nothing
    /// beyond U+10FFFF.
    public static boolean isSound(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int lead = bytes[at++] & 0xFF;
            if (lead < 0x80) {
                continue;
            }
            int more = lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : -1;
            if (more < 0 || at + more > to) {
                return false;
            }
            int second = bytes[at] & 0xFF;
            if ((lead == 0xE0 && second < 0xA0)
                    || (lead == 0xED && second > 0x9F)
                    || (lead == 0xF0 && second < 0x90)
                    || (lead == 0xF4 && second > 0x8F)) {
                return false;
            }
            for (int left = more; left > 0; left--) {
                if ((bytes[at++] & 0xC0) != 0x80) {
                    return false;
                }
            }
        }
        return true;
    }
}
