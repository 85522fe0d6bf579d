package dev.ajar.definitions.cel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of a text in CEL and where they stand: to point at things, and to see what people write by habit.
final class Tokens {

    /// What a token is.
    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        /// A text that is never closed.
        OPEN_TEXT,
        SIGN
    }

    /// @param from offset of its first UTF-16 unit
    /// @param to offset after its last
    record Token(Kind kind, int from, int to, String text) {}

    private static final List<String> LONG_SIGNS =
            List.of("===", "!==", "&&", "||", "==", "!=", "<=", ">=", "<>", "=~", "!~");

    private final String text;
    private final List<Token> found = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        return new Tokens(text).all();
    }

    /// The place of the token that covers an offset or follows it; the number of tokens where none does.
    static int placeOf(List<Token> tokens, int offset) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).to() > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private List<Token> all() {
        while (at < text.length()) {
            char character = text.charAt(at);
            if (Character.isWhitespace(character)) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else {
                token(character);
            }
        }
        return found;
    }

    private void token(char character) {
        int from = at;
        if (quoteAt(from) >= 0) {
            add(textEnds(quoteAt(from)) ? Kind.TEXT : Kind.OPEN_TEXT, from);
        } else if (isWordStart(character)) {
            while (at < text.length() && isWordPart(text.charAt(at))) {
                at++;
            }
            add(Kind.WORD, from);
        } else if (character == '`') {
            int end = text.indexOf('`', from + 1);
            at = end < 0 ? text.length() : end + 1;
            add(Kind.WORD, from);
        } else if (isDigit(character)
                || (character == '.' && from + 1 < text.length() && isDigit(text.charAt(from + 1)))) {
            number();
            add(Kind.NUMBER, from);
        } else {
            at = from + signLength(from);
            add(Kind.SIGN, from);
        }
    }

    private int signLength(int from) {
        return LONG_SIGNS.stream()
                .filter(sign -> text.startsWith(sign, from))
                .findFirst()
                .map(String::length)
                .orElse(Character.charCount(text.codePointAt(from)));
    }

    private void number() {
        while (at < text.length() && (isWordPart(text.charAt(at)) || text.charAt(at) == '.' || isExponentSign())) {
            at++;
        }
    }

    private boolean isExponentSign() {
        char before = text.charAt(at - 1);
        return (text.charAt(at) == '-' || text.charAt(at) == '+') && (before == 'e' || before == 'E');
    }

    /// Where the quote of a text stands that begins here, after `r` or `b`; −1 where none does.
    private int quoteAt(int from) {
        int quote = from;
        while (quote < text.length() && quote < from + 2 && "rRbB".indexOf(text.charAt(quote)) >= 0) {
            quote++;
        }
        return quote < text.length() && (text.charAt(quote) == '\'' || text.charAt(quote) == '"') ? quote : -1;
    }

    private boolean textEnds(int quote) {
        boolean raw = text.substring(at, quote).toLowerCase(Locale.ROOT).contains("r");
        String one = text.substring(quote, quote + 1);
        String mark = text.startsWith(one.repeat(3), quote) ? one.repeat(3) : one;
        at = quote + mark.length();
        while (at < text.length()) {
            if (text.startsWith(mark, at)) {
                at += mark.length();
                return true;
            }
            at += !raw && text.charAt(at) == '\\' && at + 1 < text.length() ? 2 : 1;
        }
        return false;
    }

    private void add(Kind kind, int from) {
        found.add(new Token(kind, from, at, text.substring(from, at)));
    }

    private static boolean isWordStart(char character) {
        return Character.isLetter(character) || character == '_' || Character.isSurrogate(character);
    }

    private static boolean isWordPart(char character) {
        return isWordStart(character) || isDigit(character);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
