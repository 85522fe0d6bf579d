package dev.ajar.definitions.cel;

import java.util.Map;
import java.util.Set;

/// What CEL has and Ajar has not, and what to write instead.
final class Refused {

    static final Set<String> MACROS =
            Set.of("all", "exists", "exists_one", "existsOne", "map", "filter", "transformList", "transformMap");

    static final String FUNCTIONS =
            "`has`, `startsWith`, `endsWith`, `contains`, `matches`, `size`, `timestamp`, `duration`, `int` or `double`";

    private static final Map<String, String> INSTEAD = Map.of(
            "string", "the value as it is; there are no casts to string",
            "bool", "a comparison; there are no casts to bool",
            "uint", "an int",
            "bytes", "a string",
            "type", "nothing: types are known when the definition is read",
            "dyn", "the value as it is",
            "getHours", "a comparison of instants; parts of dates are not offered",
            "getDayOfWeek", "a comparison of instants; parts of dates are not offered");

    private Refused() {}

    static String insteadOf(String function) {
        return INSTEAD.getOrDefault(function, FUNCTIONS);
    }
}
