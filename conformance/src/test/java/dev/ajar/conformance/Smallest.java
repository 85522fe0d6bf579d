package dev.ajar.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Makes a list smaller as long as what is wrong with it stays wrong: whoever looks for the fault has less to read.
final class Smallest {

    /// Enough to bring any history of the court down to its core; it must end before people give up.
    private static final int TRIES = 500;

    private Smallest() {}

    /// A list from which nothing can be left out, or nearly so. What is left out goes in halves first, then in smaller
    /// and smaller pieces.
    static <T> List<T> of(List<T> all, Predicate<List<T>> wrong) {
        List<T> left = all;
        int tries = 0;
        for (int piece = Math.max(1, all.size() / 2); piece > 0; piece /= 2) {
            boolean less = true;
            while (less) {
                less = false;
                for (int from = 0; from < left.size() && tries < TRIES; ) {
                    List<T> fewer = new ArrayList<>(left.subList(0, from));
                    fewer.addAll(left.subList(Math.min(left.size(), from + piece), left.size()));
                    tries++;
                    if (wrong.test(fewer)) {
                        left = fewer;
                        less = true;
                    } else {
                        from += piece;
                    }
                }
                less = less && piece == 1;
            }
        }
        return left;
    }
}
