package dev.ajar.law;

import static dev.ajar.law.Laws.forEveryHistory;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import dev.ajar.event.Event;
import dev.ajar.event.EventNames;
import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.law.Laws.Given;
import dev.ajar.law.MadeUp.Kind;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule.Episodes;
import dev.ajar.model.SessionRule.Until;
import dev.ajar.session.Key;
import dev.ajar.story.Story;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Where one visit ends and the next begins follows the contract to the letter, however tangled the log.
class EpisodeLawsTest {

    @Test
    void episodes_fall_apart_where_a_reader_of_the_contract_would_part_them() {
        forEveryHistory(Kind.EPISODES, (given, chance) -> {
            Findings findings = Findings.of(given, Story.instant("5m"));
            Set<String> found = findings.verdicts().stream()
                    .map(verdict -> verdict.sessionId() + " " + verdict.startedAt() + " " + verdict.endedAt())
                    .collect(toCollection(TreeSet::new));
            Reader reader = new Reader(given);
            return found.equals(reader.sessions()) && findings.orphans().size() == reader.orphans;
        });
    }

    /// Follows the words of semantics.md §4 one by one, without any thought of speed.
    private static final class Reader {

        private final Experience experience;
        private final Episodes rule;
        private final Compiler<Event> compiler;
        private final Key key;
        private final Collection<List<Event>> byKey;
        private int orphans;

        Reader(Given given) {
            experience = given.experience();
            rule = (Episodes) experience.session();
            compiler = new Compiler<>(new EventNames(given.definitions().attributes()));
            Evaluation<Event> relevant = compiler.compile(experience.relevant());
            key = new Key(rule.key(), given.definitions().attributes());
            byKey = given.history().stream()
                    .filter(event -> relevant.holds(event) && !key.of(event).equals(Key.LACKING))
                    .sorted(Event.ORDER)
                    .collect(groupingBy(key::of))
                    .values();
        }

        Set<String> sessions() {
            Set<String> sessions = new TreeSet<>();
            for (List<Event> events : byKey) {
                List<Event> run = new ArrayList<>();
                List<Event> episode = new ArrayList<>();
                for (Event event : events) {
                    boolean apart = !run.isEmpty()
                            && event.time() - run.get(run.size() - 1).time() > rule.gap();
                    if (apart || (hits(rule.attempt(), event) && beginsAnew(run, event))) {
                        tell(episode, sessions);
                        episode.clear();
                    }
                    if (apart) {
                        run.clear();
                    }
                    run.add(event);
                    episode.add(event);
                }
                tell(episode, sessions);
            }
            return sessions;
        }

        /// Whether the nearest earlier event of the run that hits the attempt or `until` hits `until`.
        private boolean beginsAnew(List<Event> run, Event attempt) {
            for (int at = run.size() - 1; at >= 0; at--) {
                Event earlier = run.get(at);
                if (hitsUntil(earlier)) {
                    return rule.skew() == Episodes.NO_SKEW || attempt.time() - earlier.time() > rule.skew();
                }
                if (hits(rule.attempt(), earlier)) {
                    return false;
                }
            }
            return false;
        }

        private void tell(List<Event> episode, Set<String> sessions) {
            List<Event> attempts = episode.stream()
                    .filter(event -> hits(rule.attempt(), event))
                    .toList();
            if (attempts.isEmpty()) {
                orphans++;
                return;
            }
            Event first = episode.get(0);
            sessions.add("%s|%s %s %s"
                    .formatted(
                            key.of(first),
                            first.id().replace("|", "\\|"),
                            attempts.get(0).time(),
                            episode.get(episode.size() - 1).time()));
        }

        private boolean hitsUntil(Event event) {
            return switch (rule.until()) {
                case Until.Reached(String step) -> hits(step, event);
                case Until.Never ignored -> false;
            };
        }

        private boolean hits(String step, Event event) {
            return compiler.compile(
                            experience.steps().get(experience.place(step)).when())
                    .holds(event);
        }
    }
}
