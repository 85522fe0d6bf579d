package dev.ajar.law;

import static org.assertj.core.api.Assertions.fail;

import dev.ajar.event.Event;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.story.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Tries laws on many histories. The same seed always makes up the same world and the same history.
final class Laws {

    private static final int HISTORIES = 500;

    private Laws() {}

    /// Something that holds of every history.
    @FunctionalInterface
    interface Law {

        /// Whether it holds of this one.
        ///
        /// @param chance for what the law itself leaves open: an order, a moment
        boolean holds(Given given, Random chance);
    }

    /// A world of one experience, and what happened in it.
    record Given(Definitions definitions, List<Event> history) {

        Experience experience() {
            return definitions.experiences().get(0);
        }

        Given with(List<Event> other) {
            return new Given(definitions, List.copyOf(other));
        }
    }

    /// Tries a law on histories of all kinds of sessions.
    static void forEveryHistory(Law law) {
        for (MadeUp.Kind kind : MadeUp.Kind.values()) {
            forEveryHistory(kind, law);
        }
    }

    /// Tries a law on histories of one kind of sessions.
    static void forEveryHistory(MadeUp.Kind kind, Law law) {
        for (long seed = 0; seed < HISTORIES; seed++) {
            Given given = MadeUp.given(kind, seed);
            if (!holds(law, given, seed)) {
                Given smallest = smallest(law, given, seed);
                fail(
                        "%s sessions, seed %s: the law is broken by\n%sin a world of %s, judged by %s",
                        kind,
                        seed,
                        Story.retold(smallest.history(), smallest.definitions().attributes()),
                        smallest.experience().session(),
                        smallest.experience().judge());
            }
        }
    }

    /// Drops events, as many as it takes, until every one that is left is needed to break the law.
    static Given smallest(Law law, Given broken, long seed) {
        for (int part = Math.max(1, broken.history().size() / 2); part > 0; part /= 2) {
            for (int from = 0; from < broken.history().size(); ) {
                List<Event> fewer = new ArrayList<>(broken.history());
                fewer.subList(from, Math.min(from + part, fewer.size())).clear();
                if (holds(law, broken.with(fewer), seed)) {
                    from += part;
                } else {
                    broken = broken.with(fewer);
                }
            }
        }
        return broken;
    }

    /// A law that throws is broken too.
    private static boolean holds(Law law, Given given, long seed) {
        try {
            return law.holds(given, new Random(seed));
        } catch (RuntimeException | AssertionError broken) {
            return false;
        }
    }
}
