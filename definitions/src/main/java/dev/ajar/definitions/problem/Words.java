package dev.ajar.definitions.problem;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// How messages write things down.
public final class Words {

    private static final int LONGEST = 60;

    private Words() {}

    /// A word out of a file, marked as such and not too long: `` `lock.id` ``.
    public static String quoted(String word) {
        String line = word.strip().replaceAll("\\s*\\R\\s*", " ");
        boolean padded = !word.equals(word.strip()) && !word.contains("\n");
        String shown = padded ? word : line;
        return "`" + (shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST - 1) + "…") + "`";
    }

    /// `a`, `b` or `c`
    public static String anyOf(Collection<String> words) {
        List<String> all = List.copyOf(words);
        if (all.size() < 2) {
            return String.join("", all);
        }
        return String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.getLast();
    }

    /// Words out of a file, each marked as such: `` `a`, `b` or `c` ``.
    public static String anyOfQuoted(Collection<String> words) {
        return anyOf(words.stream().map(Words::quoted).collect(Collectors.toList()));
    }
}
