package dev.ajar.store.event;

import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.row.Kind;
import java.util.OptionalLong;

/// How values are written, and which value serves as which type (semantics.md §1).
final class Grammar {

    private Grammar() {}

    /// A typed value as an attribute of this type; unknown where it does not serve as one. An int serves as a double,
    /// nothing else is taken for anything else.
    static Value conform(Type type, Kind kind, Value value) {
        if (kind == Kind.BIG_INT) {
            return type == Type.DOUBLE ? finite(Double.parseDouble(value.text())) : Value.UNKNOWN;
        }
        return switch (type) {
            case STRING -> value instanceof StringValue ? value : Value.UNKNOWN;
            case INT -> value instanceof IntValue ? value : Value.UNKNOWN;
            case DOUBLE ->
                value instanceof IntValue(long number)
                        ? new DoubleValue(number)
                        : value instanceof DoubleValue ? value : Value.UNKNOWN;
            case BOOL -> value instanceof BoolValue ? value : Value.UNKNOWN;
            case INSTANT ->
                value instanceof StringValue(String text)
                        ? instant(text)
                        : value instanceof InstantValue ? value : Value.UNKNOWN;
            case DURATION -> Value.UNKNOWN;
        };
    }

    /// A text as a value of this type; unknown where it is not written like one. Nothing is trimmed.
    static Value read(Type type, StringValue cell) {
        String text = cell.text();
        return switch (type) {
            case STRING -> cell;
            case INT -> whole(text);
            case DOUBLE -> isJsonNumber(text) ? finite(Double.parseDouble(text)) : Value.UNKNOWN;
            case BOOL -> bool(text);
            case INSTANT -> instant(text);
            case DURATION -> Value.UNKNOWN;
        };
    }

    /// An int `[+-]?[0-9]+` of 64 bits; unknown where the text is none.
    static Value whole(String text) {
        int length = text.length();
        int from = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (from == length) {
            return Value.UNKNOWN;
        }
        boolean negative = text.charAt(0) == '-';
        long number = 0;
        for (int at = from; at < length; at++) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return Value.UNKNOWN;
            }
            // Downward, because there is one negative number more than there are positive ones.
            if (number < Long.MIN_VALUE / 10 || number * 10 < Long.MIN_VALUE + digit) {
                return Value.UNKNOWN;
            }
            number = number * 10 - digit;
        }
        if (!negative && number == Long.MIN_VALUE) {
            return Value.UNKNOWN;
        }
        return new IntValue(negative ? number : -number);
    }

    static Value instant(String text) {
        OptionalLong micros = Time.parse(text);
        return micros.isPresent() ? new InstantValue(micros.getAsLong()) : Value.UNKNOWN;
    }

    private static Value bool(String text) {
        return isWord(text, "true") ? BoolValue.TRUE : isWord(text, "false") ? BoolValue.FALSE : Value.UNKNOWN;
    }

    /// Whether the text is an ASCII word, in any case.
    private static boolean isWord(String text, String word) {
        if (text.length() != word.length()) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character > 127 || (character | 0x20) != word.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private static Value finite(double number) {
        return Double.isFinite(number) ? new DoubleValue(number) : Value.UNKNOWN;
    }

    /// Whether the text is `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`.
    private static boolean isJsonNumber(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int end = digits(text, at);
        if (end == at || (end > at + 1 && text.charAt(at) == '0')) {
            return false;
        }
        at = end;
        if (at < text.length() && text.charAt(at) == '.') {
            end = digits(text, at + 1);
            if (end == at + 1) {
                return false;
            }
            at = end;
        }
        if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            end = digits(text, at);
            if (end == at) {
                return false;
            }
            at = end;
        }
        return at == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
