package dev.ajar.law;

import static dev.ajar.law.Laws.forEveryHistory;
import static java.util.stream.Collectors.toMap;

import dev.ajar.law.Laws.Given;
import dev.ajar.law.MadeUp.Kind;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.story.Story;
import dev.ajar.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Whoever looks at the board twice wants to know which of its numbers can still change.
class TimeLawsTest {

    @Test
    void once_settled_no_session_is_pending_whatever_the_rules_say() {
        forEveryHistory((given, chance) -> moments(chance)
                .allMatch(asOf -> Findings.of(given, asOf).verdicts().stream()
                        .noneMatch(verdict -> isPending(verdict) && asOf >= settlesAt(verdict, given.experience()))));
    }

    @Test
    void what_is_pending_has_no_reason_and_everything_else_has_one() {
        forEveryHistory((given, chance) -> moments(chance)
                .allMatch(asOf -> Findings.of(given, asOf).verdicts().stream()
                        .allMatch(verdict -> verdict.outcome().reason().isKnown() != isPending(verdict))));
    }

    @Test
    void a_keyed_session_once_found_stays_and_keeps_its_start() {
        alwaysLater(Kind.KEYED, false, (earlier, later) -> later.startedAt() == earlier.startedAt());
    }

    @Test
    void the_attempts_of_a_keyed_session_never_shrink_and_its_end_never_comes_earlier() {
        alwaysLater(
                Kind.KEYED,
                false,
                (earlier, later) -> later.attempts() >= earlier.attempts() && later.endedAt() >= earlier.endedAt());
    }

    @Test
    void without_rules_and_windows_a_keyed_session_that_is_good_stays_good() {
        alwaysLater(Kind.KEYED, true, (earlier, later) -> !earlier.isGood() || later.isGood());
    }

    @Test
    void without_rules_and_windows_a_keyed_session_that_was_decided_is_never_pending_again() {
        alwaysLater(Kind.KEYED, true, (earlier, later) -> isPending(earlier) || !isPending(later));
    }

    @Test
    void time_alone_decides_what_is_pending_and_changes_nothing_else() {
        forEveryHistory((given, chance) -> {
            if (given.experience().session() instanceof SessionRule.Presence) {
                return true; // there, time alone also begins new slots
            }
            long last = Story.instant("45s");
            Map<String, Verdict.Outcome> after = Findings.of(given, last + Story.micros("5m")).verdicts().stream()
                    .collect(toMap(Verdict::sessionId, Verdict::outcome));
            return Findings.of(given, last).verdicts().stream()
                    .allMatch(
                            verdict -> isPending(verdict) || verdict.outcome().equals(after.get(verdict.sessionId())));
        });
    }

    /// What must hold of a session at two moments, the second one later; the session must still be there.
    ///
    /// @param bare whether rules and windows are left out
    private static void alwaysLater(Kind kind, boolean bare, BiPredicate<Verdict, Verdict> holds) {
        forEveryHistory(
                kind,
                (given, chance) -> never(
                        bare ? withoutRules(given) : given, chance, (earlier, later) -> !holds.test(earlier, later)));
    }

    private static boolean never(Given given, Random chance, BiPredicate<Verdict, Verdict> happens) {
        List<Map<String, Verdict>> seen =
                moments(chance).mapToObj(asOf -> byId(Findings.of(given, asOf))).toList();
        for (int moment = 1; moment < seen.size(); moment++) {
            Map<String, Verdict> now = seen.get(moment);
            for (Verdict earlier : seen.get(moment - 1).values()) {
                Verdict later = now.get(earlier.sessionId());
                if (later == null || happens.test(earlier, later)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Some moments during the history, one after it and one long after it, in their order.
    private static LongStream moments(Random chance) {
        return LongStream.concat(
                        chance.longs(12, -1, 71).map(second -> Story.BEGIN + second * Story.micros("1s")),
                        LongStream.of(Story.instant("5m")))
                .sorted();
    }

    private static Map<String, Verdict> byId(Findings findings) {
        return findings.verdicts().stream().collect(toMap(Verdict::sessionId, verdict -> verdict));
    }

    private static boolean isPending(Verdict verdict) {
        return verdict.outcome().kind() == Verdict.Kind.PENDING;
    }

    private static long settlesAt(Verdict verdict, Experience experience) {
        boolean slot = experience.session() instanceof SessionRule.Presence;
        return (slot ? verdict.endedAt() : verdict.startedAt())
                + experience.session().settle();
    }

    private static Given withoutRules(Given given) {
        return new Given(MadeUp.withoutRules(given.definitions()), given.history());
    }
}
