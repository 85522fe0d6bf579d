package dev.ajar.statistics.oracle;

import java.util.Arrays;

/// Inputs that go by several names, and lists that may be single numbers.
final class Asked {

    private Asked() {}

    /// Numbers under the first of these names that is there.
    static double[] numbers(Given given, String... names) {
        Object found = given.any(name(given, names));
        return found instanceof Number number ? new double[] {number.doubleValue()} : Given.numbers(found);
    }

    static boolean has(Given given, String... names) {
        return Arrays.stream(names).anyMatch(given::has);
    }

    static double number(Given given, double otherwise, String... names) {
        return has(given, names) ? given.number(name(given, names)) : otherwise;
    }

    private static String name(Given given, String... names) {
        return Arrays.stream(names)
                .filter(given::has)
                .findFirst()
                .orElseThrow(() -> new NotCovered("none of the inputs " + Arrays.toString(names)));
    }

    /// A number alone where one was asked, else all.
    static Object one(Given given, double[] answers, String... names) {
        return given.any(name(given, names)) instanceof Number ? (Object) answers[0] : answers;
    }
}
