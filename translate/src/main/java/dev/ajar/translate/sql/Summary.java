package dev.ajar.translate.sql;

import java.util.List;

/// Which sessions a summary counts, and by what it breaks them down.
///
/// @param by dimensions of the experience
/// @param from only sessions that started at or after this instant, in µs since 1970, or [Long#MIN_VALUE]
/// @param to only sessions that started before this instant, or [Long#MAX_VALUE]
public record Summary(List<String> by, long from, long to) {

    /// The columns of a summary, in their order.
    public static final List<String> COLUMNS = List.of(
            "part",
            "verdict",
            "reason",
            "furthest_step",
            "indicators",
            "without_exclusions",
            "steps",
            "dimensions",
            "succeeded",
            "skewed",
            "name",
            "value",
            "sessions",
            "micros");

    public Summary {
        by = List.copyOf(by);
    }

    /// All sessions, broken down by all of these.
    public static Summary of(List<String> by) {
        return new Summary(by, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /// Only the sessions that are counted.
    Select narrow(Select sessions, Dialect dialect) {
        Term started = Term.whole(SessionQuery.STARTED);
        if (from != Long.MIN_VALUE) {
            sessions.where(Term.comparison(started, ">=", dialect.wide(from)));
        }
        if (to != Long.MAX_VALUE) {
            sessions.where(Term.comparison(started, "<", dialect.wide(to)));
        }
        return sessions;
    }

    /// What a row of a summary tells.
    public enum Part {
        /// So many sessions are alike in verdict, reason, furthest step and the rest.
        ALIKE("alike"),
        /// So many sessions have this value of that dimension.
        VALUE("value"),
        /// So long took a share of the sessions at most; without a name: so long it was between two events of a thing.
        QUANTILE("quantile");

        private final String word;

        Part(String word) {
            this.word = word;
        }

        /// As it stands in the column `part`.
        public String word() {
            return word;
        }
    }

    /// What stands for a verdict where one letter must do; `-` is none at all.
    public static String letter(String verdict) {
        return verdict.substring(0, 1);
    }
}
