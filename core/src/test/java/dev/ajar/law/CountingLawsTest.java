package dev.ajar.law;

import static dev.ajar.law.Laws.forEveryHistory;
import static java.util.function.Predicate.not;

import dev.ajar.event.Event;
import dev.ajar.event.EventNames;
import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.law.Laws.Given;
import dev.ajar.law.MadeUp.Kind;
import dev.ajar.model.Attributes;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.session.Key;
import dev.ajar.story.Story;
import dev.ajar.tally.Revision;
import dev.ajar.tally.Slot;
import dev.ajar.tally.Tallies;
import dev.ajar.tally.Tally;
import dev.ajar.tally.Ways;
import dev.ajar.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Whoever answers for a number wants to be able to add it up.
class CountingLawsTest {

    @Test
    void the_tallies_of_a_sessions_indicator_add_up_to_the_number_of_verdicts_with_every_dimension() {
        forEveryHistory((given, chance) -> {
            List<Verdict> verdicts = Findings.of(given, moment(chance)).verdicts();
            Map<Slot, Tally> tallies = counted(given.experience(), verdicts);
            return given.experience().indicators().stream()
                    .filter(not(Indicator::isLatency))
                    .allMatch(indicator -> total(tallies, indicator, "") == verdicts.size()
                            && total(tallies, indicator, "lock") == verdicts.size()
                            && total(tallies, indicator, "lock.battery") == verdicts.size());
        });
    }

    @Test
    void a_latency_counts_the_good_sessions_that_have_a_value() {
        forEveryHistory((given, chance) -> {
            List<Verdict> verdicts = Findings.of(given, moment(chance)).verdicts();
            Map<Slot, Tally> tallies = counted(given.experience(), verdicts);
            List<Indicator> latencies = given.experience().latencies();
            return latencies.stream()
                    .allMatch(latency -> total(tallies, latency, "")
                            == verdicts.stream()
                                    .filter(verdict -> verdict.latencies()
                                            .get(latencies.indexOf(latency))
                                            .isKnown())
                                    .count());
        });
    }

    @Test
    void a_share_of_good_sessions_is_never_outside_of_zero_to_one() {
        forEveryHistory((given, chance) ->
                counted(given.experience(), Findings.of(given, moment(chance)).verdicts()).values().stream()
                        .allMatch(tally -> Math.min(
                                                Math.min(tally.good(), tally.bad()),
                                                Math.min(tally.excluded(), tally.pending()))
                                        >= 0
                                && (!tally.hasSli() || (tally.sli() >= 0 && tally.sli() <= 1))));
    }

    @Test
    void every_session_took_an_attempt_and_every_attempt_belongs_to_exactly_one_session() {
        forEveryHistory((given, chance) -> {
            long asOf = moment(chance);
            List<Verdict> verdicts = Findings.of(given, asOf).verdicts();
            long attempts = verdicts.stream().mapToLong(Verdict::attempts).sum();
            return verdicts.stream().allMatch(verdict -> verdict.attempts() >= 1)
                    && attempts == attempts(given, asOf, verdicts.size());
        });
    }

    @Test
    void what_was_known_at_any_moment_is_the_sum_of_all_revisions_until_then() {
        forEveryHistory((given, chance) -> {
            Tallies known = new Tallies(given.experience());
            List<Verdict> old = List.of();
            for (long moment : momentsOfKnowing(given.history(), chance)) {
                List<Verdict> now = knownAt(given, moment);
                known.apply(revision(given.experience(), moment, old, now).change());
                if (!known.all().equals(counted(given.experience(), now))) {
                    return false;
                }
                old = now;
            }
            return true;
        });
    }

    @Test
    void revisions_may_be_put_together_in_any_order_and_by_the_hour() {
        forEveryHistory(Kind.EPISODES, (given, chance) -> {
            Map<Long, Tallies> byHour = new HashMap<>();
            List<Verdict> old = List.of();
            for (long moment : momentsOfKnowing(given.history(), chance)) {
                List<Verdict> now = knownAt(given, moment);
                Revision revision = revision(given.experience(), moment, old, now);
                byHour.computeIfAbsent(revision.hour(), ignored -> new Tallies(given.experience()))
                        .apply(revision.change());
                old = now;
            }
            Tallies sum = new Tallies(given.experience());
            byHour.values().forEach(hour -> sum.apply(hour.all()));
            return sum.all().equals(counted(given.experience(), old));
        });
    }

    @Test
    void whoever_is_at_a_step_began_there_or_came_from_a_step() {
        forEveryHistory((given, chance) -> {
            Ways ways = ways(given, moment(chance));
            List<Step> steps = given.experience().steps();
            boolean slots = given.experience().session() instanceof SessionRule.Presence;
            return IntStream.range(0, steps.size())
                    .filter(step -> !slots && !steps.get(step).aside())
                    .allMatch(step -> ways.hits(step)
                            == ways.begun(step)
                                    + ways.passages().stream()
                                            .filter(passage -> passage.to() == step)
                                            .mapToLong(Ways.Passage::count)
                                            .sum());
        });
    }

    @Test
    void every_session_without_success_ended_at_one_step_and_no_way_takes_less_than_no_time() {
        forEveryHistory((given, chance) -> {
            Ways ways = ways(given, moment(chance));
            Tally lost = IntStream.range(0, given.experience().steps().size())
                    .mapToObj(ways::lost)
                    .reduce(Tally.ZERO, Tally::plus);
            boolean slots = given.experience().session() instanceof SessionRule.Presence;
            return lost.equals(slots ? Tally.ZERO : ways.withoutSuccess())
                    && ways.passages().stream().allMatch(passage -> passage.median() >= 0);
        });
    }

    private static Ways ways(Given given, long moment) {
        Findings.Folding folding = new Findings.Folding(given);
        given.history().forEach(folding::add);
        return folding.ways(moment);
    }

    /// Only what changed is taken out and put in, as an engine would do it.
    private static Revision revision(Experience experience, long at, List<Verdict> old, List<Verdict> now) {
        List<Verdict> out = new ArrayList<>(old);
        out.removeAll(now);
        List<Verdict> in = new ArrayList<>(now);
        in.removeAll(old);
        return Revision.of(experience, at, out, in);
    }

    private static List<Verdict> knownAt(Given given, long moment) {
        List<Event> received = given.history().stream()
                .filter(event -> event.received() <= moment)
                .toList();
        return Findings.of(given.with(received), moment).verdicts();
    }

    /// Some moments at which something became known, in their order.
    private static long[] momentsOfKnowing(List<Event> history, Random chance) {
        return LongStream.concat(
                        history.stream()
                                .mapToLong(event -> Math.max(event.received(), event.time()))
                                .filter(ignored -> chance.nextInt(3) == 0),
                        LongStream.of(Story.instant("15s"), Story.instant("5m")))
                .sorted()
                .toArray();
    }

    private static Map<Slot, Tally> counted(Experience experience, List<Verdict> verdicts) {
        Tallies tallies = new Tallies(experience);
        verdicts.forEach(tallies::add);
        return tallies.all();
    }

    private static long total(Map<Slot, Tally> tallies, Indicator indicator, String dimension) {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getKey().indicator().equals(indicator.name())
                        && entry.getKey().dimension().equals(dimension))
                .mapToLong(entry -> entry.getValue().total())
                .sum();
    }

    /// How many attempts were made, seen from the events alone.
    private static long attempts(Given given, long asOf, int slots) {
        Experience experience = given.experience();
        return switch (experience.session()) {
            case SessionRule.Keyed keyed ->
                attempts(given, asOf, keyed.attempt(), new Key(keyed.key(), attributes(given)));
            case SessionRule.Episodes episodes ->
                attempts(given, asOf, episodes.attempt(), new Key(episodes.key(), attributes(given)));
            case SessionRule.Presence ignored -> slots;
        };
    }

    private static long attempts(Given given, long asOf, String attempt, Key key) {
        Compiler<Event> compiler = new Compiler<>(new EventNames(attributes(given)));
        Experience experience = given.experience();
        Evaluation<Event> relevant = compiler.compile(experience.relevant());
        Evaluation<Event> hits = compiler.compile(
                experience.steps().get(experience.place(attempt)).when());
        return given.history().stream()
                .filter(event -> event.time() <= asOf
                        && relevant.holds(event)
                        && hits.holds(event)
                        && !key.of(event).equals(Key.LACKING))
                .count();
    }

    private static Attributes attributes(Given given) {
        return given.definitions().attributes();
    }

    private static long moment(Random chance) {
        return chance.nextInt(4) == 0 ? Story.instant("5m") : Story.instant(chance.nextInt(70) + "s");
    }
}
