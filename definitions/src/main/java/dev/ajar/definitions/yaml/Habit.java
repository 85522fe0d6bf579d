package dev.ajar.definitions.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/// What YAML takes a scalar without quotes for, be it the new version or the old one that many tools still speak.
public enum Habit {
    TEXT("a text"),
    BOOL("a bool"),
    NUMBER("a number"),
    TIME("a date or a time of day"),
    NOTHING("nothing");

    private static final Set<String> BOOLS = Set.of(
            "true", "True", "TRUE", "false", "False", "FALSE", "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON",
            "off", "Off", "OFF");

    private static final Set<String> NOTHINGS = Set.of("", "~", "null", "Null", "NULL");

    private static final Pattern NUMBERS = Pattern.compile(
            "[-+]?(0x[0-9a-fA-F_]+|0o?[0-7_]+|0b[01_]+|[0-9][0-9_]*|([0-9][0-9_]*)?\\.[0-9_]+|[0-9][0-9_]*\\.)"
                    + "([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    private static final Pattern TIMES = Pattern.compile(
            "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");

    private final String words;

    Habit(String words) {
        this.words = words;
    }

    /// In words: `a number`.
    public String words() {
        return words;
    }

    static Habit of(String text) {
        if (NOTHINGS.contains(text)) {
            return NOTHING;
        }
        if (BOOLS.contains(text)) {
            return BOOL;
        }
        if (text.length() > 64) {
            return TEXT;
        }
        return NUMBERS.matcher(text).matches() ? NUMBER : TIMES.matcher(text).matches() ? TIME : TEXT;
    }
}
