package dev.ajar.statistics.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Where what we say differs from what is expected, place by place.
final class Difference {

    private final double tolerance;
    private final List<String> found = new ArrayList<>();

    private Difference(double tolerance) {
        this.tolerance = tolerance;
    }

    static List<String> between(Object expected, Object said, double tolerance) {
        Difference difference = new Difference(tolerance);
        difference.walk("", expected, said);
        return difference.found;
    }

    private void walk(String place, Object expected, Object said) {
        switch (expected) {
            case Map<?, ?> map -> {
                if (said instanceof Map<?, ?> other) {
                    for (Map.Entry<?, ?> entry : map.entrySet()) {
                        Object value = other.get(entry.getKey());
                        String inner = place + "/" + entry.getKey();
                        if (value == null) {
                            found.add("%s: nothing is said, expected %s".formatted(inner, entry.getValue()));
                        } else {
                            walk(inner, entry.getValue(), value);
                        }
                    }
                } else {
                    found.add("%s: %s, expected %s".formatted(place, said, expected));
                }
            }
            case List<?> list -> {
                List<?> other = listed(said);
                if (other.size() != list.size()) {
                    found.add("%s: %s, expected %s".formatted(place, said, expected));
                    return;
                }
                for (int at = 0; at < list.size(); at++) {
                    walk(place + "/" + at, list.get(at), other.get(at));
                }
            }
            case Number number -> {
                if (!(said instanceof Number other) || !near(number.doubleValue(), other.doubleValue())) {
                    found.add("%s: %s, expected %s ± %s".formatted(place, said, expected, tolerance));
                }
            }
            default -> {
                if (!expected.equals(said)) {
                    found.add("%s: %s, expected %s".formatted(place, said, expected));
                }
            }
        }
    }

    private static List<?> listed(Object said) {
        return switch (said) {
            case List<?> list -> list;
            case double[] numbers -> Arrays.stream(numbers).boxed().toList();
            case long[] numbers -> Arrays.stream(numbers).boxed().toList();
            case int[] numbers -> Arrays.stream(numbers).boxed().toList();
            default -> List.of(said);
        };
    }

    /// Absolute, and relative for what is larger than ten.
    private boolean near(double expected, double said) {
        double scale = Math.abs(expected) > 10 ? Math.abs(expected) : 1;
        return Math.abs(expected - said) <= tolerance * scale;
    }
}
