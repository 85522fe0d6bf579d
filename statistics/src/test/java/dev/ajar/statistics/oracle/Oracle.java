package dev.ajar.statistics.oracle;

import java.nio.file.Path;
import java.util.Map;

/// A number somebody else got, and what it was made of.
///
/// @param expected a number, a text, or lists and maps of them
record Oracle(String id, String method, Given given, Object expected, double tolerance, String source) {

    static Oracle of(Map<?, ?> read, Path data) {
        return new Oracle(
                text(read, "id"),
                text(read, "method"),
                new Given(text(read, "id"), map(read, "inputs"), map(read, "expected"), data),
                map(read, "expected"),
                number(read, "tolerance"),
                text(read, "source"));
    }

    private static String text(Map<?, ?> read, String key) {
        if (read.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("an oracle without \"%s\": %s".formatted(key, read));
    }

    private static double number(Map<?, ?> read, String key) {
        if (read.get(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("an oracle without \"%s\": %s".formatted(key, read));
    }

    private static Map<?, ?> map(Map<?, ?> read, String key) {
        if (read.get(key) instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("an oracle without \"%s\": %s".formatted(key, read));
    }
}
