package dev.ajar.store.text;

/// Looks for a word in bytes, quickly: to tell lines that may have a name from those that cannot.
public final class Mention {

    private Mention() {}

    /// Whether a line of JSON may have the name `sequence`: it has the word, or an escape that may stand for one of its
    /// letters.
    public static boolean ofSequence(byte[] bytes, int from, int to) {
        int at = RowEnd.either(bytes, from, to, (byte) 'q', (byte) '\\');
        while (at >= 0) {
            if (bytes[at] == 'q' ? isAt(bytes, at - 2, from, to, "sequence") : isLetterEscape(bytes, at, from, to)) {
                return true;
            }
            at = RowEnd.either(bytes, at + 1, to, (byte) 'q', (byte) '\\');
        }
        return false;
    }

    private static boolean isLetterEscape(byte[] bytes, int at, int from, int to) {
        return isAt(bytes, at, from, to, "\\u006") || isAt(bytes, at, from, to, "\\u007");
    }

    private static boolean isAt(byte[] bytes, int at, int from, int to, String word) {
        if (at < from || at + word.length() > to) {
            return false;
        }
        for (int place = 0; place < word.length(); place++) {
            if (bytes[at + place] != word.charAt(place)) {
                return false;
            }
        }
        return true;
    }
}
