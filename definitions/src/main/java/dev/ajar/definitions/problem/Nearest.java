package dev.ajar.definitions.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds the words that somebody probably meant.
final class Nearest {

    private static final int MOST = 3;
    private static final int LONGEST = 200;

    private Nearest() {}

    /// The choices that look like a slip of the pen for this word, best first.
    static List<String> to(String word, Collection<String> choices) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return List.of();
        }
        int limit = Math.max(1, word.length() / 3);
        record Candidate(String choice, int distance) {}
        String wanted = plain(word);
        return choices.stream()
                .distinct()
                .filter(choice -> Math.abs(choice.length() - word.length()) <= limit)
                .map(choice -> new Candidate(choice, distance(wanted, plain(choice), limit)))
                .filter(candidate -> candidate.distance() <= limit)
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::choice))
                .limit(MOST)
                .map(Candidate::choice)
                .toList();
    }

    /// `-`, `_`, `.` and blanks are mixed up so easily that they count as one letter, as do `A` and `a`.
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_').replace(' ', '_');
    }

    /// How many letters must be put in, taken out, changed or swapped with their neighbour; more than the limit
    /// where it is more.
    private static int distance(String a, String b, int limit) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] here = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            here[0] = i;
            int best = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                here[j] = Math.min(change, Math.min(last[j], here[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    here[j] = Math.min(here[j], beforeLast[j - 2] + 1);
                }
                best = Math.min(best, here[j]);
            }
            if (best > limit) {
                return limit + 1;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = here;
            here = free;
        }
        return last[b.length()];
    }
}
