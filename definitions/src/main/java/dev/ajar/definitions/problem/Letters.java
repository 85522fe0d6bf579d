package dev.ajar.definitions.problem;

import java.util.Set;

/// How text looks on a terminal.
final class Letters {

    private static final String TAB = "\t";

    /// Blocks whose letters are two columns wide.
    private static final Set<Character.UnicodeBlock> WIDE = Set.of(
            Character.UnicodeBlock.HANGUL_JAMO,
            Character.UnicodeBlock.CJK_RADICALS_SUPPLEMENT,
            Character.UnicodeBlock.KANGXI_RADICALS,
            Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            Character.UnicodeBlock.HIRAGANA,
            Character.UnicodeBlock.KATAKANA,
            Character.UnicodeBlock.BOPOMOFO,
            Character.UnicodeBlock.HANGUL_COMPATIBILITY_JAMO,
            Character.UnicodeBlock.KANBUN,
            Character.UnicodeBlock.CJK_STROKES,
            Character.UnicodeBlock.KATAKANA_PHONETIC_EXTENSIONS,
            Character.UnicodeBlock.ENCLOSED_CJK_LETTERS_AND_MONTHS,
            Character.UnicodeBlock.CJK_COMPATIBILITY,
            Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_A,
            Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS,
            Character.UnicodeBlock.YI_SYLLABLES,
            Character.UnicodeBlock.HANGUL_SYLLABLES,
            Character.UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS,
            Character.UnicodeBlock.CJK_COMPATIBILITY_FORMS,
            Character.UnicodeBlock.MISCELLANEOUS_SYMBOLS_AND_PICTOGRAPHS,
            Character.UnicodeBlock.EMOTICONS,
            Character.UnicodeBlock.TRANSPORT_AND_MAP_SYMBOLS,
            Character.UnicodeBlock.SUPPLEMENTAL_SYMBOLS_AND_PICTOGRAPHS,
            Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_B,
            Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_C,
            Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_D,
            Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_E,
            Character.UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS_EXTENSION_F,
            Character.UnicodeBlock.CJK_COMPATIBILITY_IDEOGRAPHS_SUPPLEMENT);

    private Letters() {}

    /// How many columns a text takes.
    static int width(String text) {
        return text.codePoints().map(Letters::width).sum();
    }

    /// As many blanks as a text takes columns; a tab stays a tab, for nobody knows how wide it is.
    static String blank(String text) {
        var blank = new StringBuilder();
        text.codePoints().forEach(letter -> blank.append(letter == '\t' ? TAB : " ".repeat(width(letter))));
        return blank.toString();
    }

    /// The text without what a terminal would obey rather than show.
    static String shown(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().map(letter -> isCommand(letter) ? 0xFFFD : letter).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static int width(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            case Character.FORMAT -> isCommand(letter) ? 1 : 0;
            default -> isWide(letter) ? 2 : 1;
        };
    }

    private static boolean isWide(int letter) {
        Character.UnicodeBlock block = Character.UnicodeBlock.of(letter);
        return (letter >= 0xFF01 && letter <= 0xFF60)
                || (letter >= 0xFFE0 && letter <= 0xFFE6)
                || (block != null && WIDE.contains(block));
    }

    /// Control characters, and those that turn the direction of writing.
    private static boolean isCommand(int letter) {
        return (Character.isISOControl(letter) && letter != '\t')
                || (letter >= 0x202A && letter <= 0x202E)
                || (letter >= 0x2066 && letter <= 0x2069)
                || letter == 0x200E
                || letter == 0x200F;
    }
}
