package dev.ajar.statistics;

import java.util.function.Function;

/// What can be said, or why nothing can.
public sealed interface Answer<T> {

    /// It can be said.
    record Known<T>(T value) implements Answer<T> {}

    /// It cannot be said. Not an error: honest data may be too few.
    ///
    /// @param why for programs
    /// @param sentence for people: what is missing, with numbers, and what would mend it
    record Unknown<T>(Why why, String sentence) implements Answer<T> {}

    /// Why nothing can be said.
    enum Why {
        /// A count below zero, or sums beyond 2⁵³: no log has them.
        ABSURD_COUNTS,
        /// A setting outside its range: a level of 2, a share below zero.
        ABSURD_SETTING,
        /// No session at all.
        NO_DATA,
        /// One cluster only, or fewer than the method needs.
        TOO_FEW_CLUSTERS,
        /// A group has no data in any stratum where the other has.
        NO_COMMON_STRATUM,
        /// Clusters did not come to the sides as planned: whatever is compared, some are missing.
        SAMPLE_RATIO,
        /// Every session was good, or every one bad, and the method needs both.
        NO_CONTRAST,
        /// A series of days, lots or looks is shorter than the method needs.
        TOO_SHORT,
        /// The method is for one session a cluster, and some have more.
        NOT_INDEPENDENT
    }

    static <T> Answer<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Answer<T> unknown(Why why, String sentence) {
        return new Unknown<>(why, sentence);
    }

    /// Goes on with what is known.
    default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
        return switch (this) {
            case Known<T>(T value) -> next.apply(value);
            case Unknown<T>(Why why, String sentence) -> new Unknown<>(why, sentence);
        };
    }

    /// Makes something of what is known.
    default <R> Answer<R> map(Function<? super T, R> change) {
        return then(value -> known(change.apply(value)));
    }

    /// What is known, or something else.
    default T orElse(T otherwise) {
        return switch (this) {
            case Known<T>(T value) -> value;
            case Unknown<T> ignored -> otherwise;
        };
    }

    /// What is known.
    ///
    /// @throws IllegalStateException with the sentence, if nothing is
    default T orThrow() {
        return switch (this) {
            case Known<T>(T value) -> value;
            case Unknown<T>(Why ignored, String sentence) -> throw new IllegalStateException(sentence);
        };
    }
}
