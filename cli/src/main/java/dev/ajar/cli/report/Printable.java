package dev.ajar.cli.report;

/// Names out of somebody's log as a terminal may be shown them.
public final class Printable {

    private static final int REPLACEMENT = 0xFFFD;

    private Printable() {}

    /// The text in one line: what only a terminal or a layout engine would obey (escapes, line breaks, turns of
    /// direction) is shown as `�`.
    public static String of(String text) {
        return text.codePoints().anyMatch(Printable::isObeyed)
                ? text.codePoints()
                        .map(each -> isObeyed(each) ? REPLACEMENT : each)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    private static boolean isObeyed(int letter) {
        int type = Character.getType(letter);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || (0x202A <= letter && letter <= 0x202E)
                || (0x2066 <= letter && letter <= 0x2069);
    }
}
