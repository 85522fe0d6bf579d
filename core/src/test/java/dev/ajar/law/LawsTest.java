package dev.ajar.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.event.Event;
import dev.ajar.law.Laws.Given;
import dev.ajar.law.MadeUp.Kind;
import dev.ajar.story.Story;
import dev.ajar.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A law is worth as much as the histories it was tried on, and as what it tells of those that break it.
class LawsTest {

    @Test
    void a_broken_law_tells_its_seed_and_the_smallest_history_that_breaks_it() {
        assertThatThrownBy(() -> Laws.forEveryHistory(Kind.KEYED, (given, chance) -> opened(given) < 2))
                .isInstanceOf(AssertionError.class)
                .hasMessageMatching("(?s)KEYED sessions, seed \\d+: the law is broken by\n"
                        + "\\S+  \\S+  opened [^\n]*\n\\S+  \\S+  opened [^\n]*\nin a world of .*");
    }

    @Test
    void a_law_that_throws_is_broken() {
        assertThatThrownBy(() -> Laws.forEveryHistory(Kind.KEYED, (given, chance) -> {
                    throw new IllegalStateException("out of order");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed 0: the law is broken by\nin a world");
    }

    @Test
    void the_same_seed_makes_up_the_same_history() {
        Given first = MadeUp.given(Kind.EPISODES, 7);
        Given second = MadeUp.given(Kind.EPISODES, 7);
        assertThat(Story.retold(first.history(), first.definitions().attributes()))
                .isNotEmpty()
                .isEqualTo(Story.retold(second.history(), second.definitions().attributes()));
        assertThat(first.experience()).isEqualTo(second.experience());
    }

    @Test
    void a_history_that_is_retold_can_be_read_again() {
        Given given = MadeUp.given(Kind.KEYED, 3);
        String retold = Story.retold(given.history(), given.definitions().attributes());
        List<Event> again = new Story(given.definitions()).events(retold);
        assertThat(Story.retold(again, given.definitions().attributes())).isEqualTo(retold);
    }

    /// Without these the laws would hold of nothing.
    @ParameterizedTest
    @EnumSource
    void the_histories_made_up_hold_much_of_everything(Kind kind) {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 0; seed < 500; seed++) {
            Given given = MadeUp.given(kind, seed);
            LongStream.of(Story.instant("25s"), Story.instant("5m")).forEach(asOf -> {
                Findings findings = Findings.of(given, asOf);
                for (Verdict verdict : findings.verdicts()) {
                    count(seen, verdict.outcome().kind().word());
                    count(seen, Story.told(verdict.outcome().reason()));
                    count(seen, verdict.attempts() > 1 ? "retried" : "tried once");
                    count(seen, verdict.latencies().get(1).isKnown() ? "latency" : "no latency");
                    count(seen, verdict.dimensions().get(1).isKnown() ? "battery" : "no battery");
                }
                findings.walked().forEach(walk -> count(seen, walk.endsWith("true") ? "unmodelled" : "foreseen"));
                findings.orphans().forEach(ignored -> count(seen, "orphan"));
                findings.unkeyed().keySet().forEach(ignored -> count(seen, "unkeyed"));
            });
        }
        assertThat(seen)
                .containsKeys("good", "bad", "excluded", "pending", "succeeded", "too-late", "x", "1", "cut", "drill")
                .containsKeys(
                        "rule-1", "rule-2", "rule-3", "latency", "no latency", "battery", "no battery", "unkeyed");
        assertThat(seen.keySet())
                .containsAll(
                        kind == Kind.PRESENCE
                                ? List.of("silent")
                                : List.of("no-outcome", "retried", "unmodelled", "foreseen", "orphan"));
        assertThat(seen).allSatisfy((what, often) -> assertThat(often).as(what).isGreaterThan(10));
    }

    private static void count(Map<String, Integer> seen, String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private static long opened(Given given) {
        return given.history().stream()
                .map(Event::name)
                .filter("opened"::equals)
                .count();
    }
}
