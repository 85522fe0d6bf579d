package dev.ajar.cli.draw;

/// Makes text that somebody wrote harmless where it is put: it shows as it was written, and does nothing.
final class Plain {

    /// What means something to Markdown, GitHub's formulas included.
    private static final String MARKDOWN = "\\`*_{}[]<>|~&$";

    /// What means nothing to Mermaid within quotes.
    private static final String HARMLESS = " .,_-+=()/'";

    private Plain() {}

    /// A text in one line, as Mermaid's label: letters and digits as they are, all else that could mean something by
    /// its number. A single `%` means nothing; two begin a comment, and one before a brace a directive.
    static String label(String text) {
        int[] letters = oneLine(text).codePoints().toArray();
        StringBuilder label = new StringBuilder();
        for (int place = 0; place < letters.length; place++) {
            int letter = letters[place];
            boolean percent = letter == '%' && place > 0 && letters[place - 1] == ' ' && endsWord(letters, place);
            if (Character.isLetterOrDigit(letter) || letter > 0x7F || HARMLESS.indexOf(letter) >= 0 || percent) {
                label.appendCodePoint(letter);
            } else {
                label.append('#').append(letter).append(';');
            }
        }
        return label.toString();
    }

    private static boolean endsWord(int[] letters, int place) {
        return place + 1 == letters.length || letters[place + 1] == ' ' || letters[place + 1] == ',';
    }

    /// A text as one line of Markdown.
    static String markdown(String text) {
        StringBuilder line = new StringBuilder();
        oneLine(text).codePoints().forEach(letter -> {
            boolean atStart = line.isEmpty() && "#+-=".indexOf(letter) >= 0;
            // a number with a dot or bracket at the start of a line would begin a list
            boolean numbers = (letter == '.' || letter == ')') && line.chars().allMatch(Plain::isDigit);
            if (atStart || numbers || MARKDOWN.indexOf(letter) >= 0) {
                line.append('\\');
            }
            line.appendCodePoint(letter);
        });
        return line.toString();
    }

    private static boolean isDigit(int letter) {
        return '0' <= letter && letter <= '9';
    }

    /// Without line breaks and what only a terminal or a layout engine would obey.
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().map(letter -> isLayout(letter) ? ' ' : letter).forEach(letter -> {
            if (letter != ' ' || (!line.isEmpty() && line.charAt(line.length() - 1) != ' ')) {
                line.appendCodePoint(letter);
            }
        });
        return line.toString().strip();
    }

    private static boolean isLayout(int letter) {
        int type = Character.getType(letter);
        return Character.isWhitespace(letter)
                || Character.isSpaceChar(letter)
                || type == Character.CONTROL
                || type == Character.SURROGATE
                || (0x202A <= letter && letter <= 0x202E)
                || (0x2066 <= letter && letter <= 0x2069);
    }
}
