package dev.ajar.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Says which column was probably meant.
public final class Nearest {

    private static final int LONGEST = 100;

    private Nearest() {}

    /// What is wrong with columns that there are not, each with what is near it; those that nothing is near, together.
    public static String missing(List<String> columns, Collection<String> names) {
        List<String> told = new ArrayList<>();
        List<String> far = new ArrayList<>();
        for (String column : columns) {
            if (near(column, names).isEmpty()) {
                far.add(shown(column));
            } else {
                told.add(missing(column, names));
            }
        }
        if (!far.isEmpty()) {
            told.add("no column %s. There are: %s".formatted(String.join(", ", far), all(names)));
        }
        return String.join("; ", told);
    }

    /// What is wrong with a column that there is not: `no column prox-id. Nearest: ' prox-id' (a space before it)`.
    public static String missing(String column, Collection<String> names) {
        List<String> near = near(column, names);
        return "no column %s. %s"
                .formatted(
                        shown(column),
                        near.isEmpty() ? "There are: " + all(names) : "Nearest: " + String.join(" or ", near));
    }

    private static String shown(String column) {
        return plain(column) ? column : quoted(column);
    }

    private static List<String> near(String column, Collection<String> names) {
        return names.stream()
                .filter(name -> name.length() <= LONGEST && distance(folded(name), folded(column)) <= most(column))
                .sorted(Comparator.comparingInt((String name) -> distance(name, column))
                        .thenComparing(name -> name))
                .limit(2)
                .map(Nearest::described)
                .toList();
    }

    private static String all(Collection<String> names) {
        List<String> shown = names.stream().limit(20).map(Nearest::shown).toList();
        return String.join(", ", shown) + (names.size() > shown.size() ? ", …" : "");
    }

    private static String described(String name) {
        if (plain(name)) {
            return name;
        }
        String where = name.startsWith(" ") && name.endsWith(" ")
                ? " (spaces around it)"
                : name.startsWith(" ") ? " (a space before it)" : name.endsWith(" ") ? " (a space after it)" : "";
        return quoted(name) + where;
    }

    private static boolean plain(String name) {
        return !name.isEmpty() && name.equals(name.strip());
    }

    static String quoted(String name) {
        return "'" + name + "'";
    }

    private static int most(String column) {
        return Math.max(1, column.length() / 3);
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /// How many characters must be put in, taken out or changed to make one text of the other.
    private static int distance(String left, String right) {
        int[] before = new int[right.length() + 1];
        for (int at = 0; at < before.length; at++) {
            before[at] = at;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] now = new int[before.length];
            now[0] = row;
            for (int at = 1; at < now.length; at++) {
                int change = before[at - 1] + (left.charAt(row - 1) == right.charAt(at - 1) ? 0 : 1);
                now[at] = Math.min(change, Math.min(before[at], now[at - 1]) + 1);
            }
            before = now;
        }
        return before[right.length()];
    }
}
