package dev.ajar.law;

import static dev.ajar.law.Laws.forEveryHistory;

import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import dev.ajar.law.Findings.Folding;
import dev.ajar.session.Entry;
import dev.ajar.session.Shape;
import dev.ajar.story.Story;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A message that takes a detour, comes twice or comes a week late must not turn a good evening into a bad one.
class ArrivalLawsTest {

    @Test
    void the_order_of_arrival_has_no_say() {
        forEveryHistory((given, chance) -> {
            long asOf = moment(chance);
            return Findings.of(given.with(shuffled(given.history(), chance)), asOf)
                    .equals(Findings.of(given, asOf));
        });
    }

    @Test
    void folding_in_parts_and_putting_them_together_is_folding_at_once() {
        forEveryHistory((given, chance) -> {
            List<Folding> parts = new ArrayList<>();
            for (int part = 0; part <= chance.nextInt(4); part++) {
                parts.add(new Folding(given));
            }
            for (Event event : given.history()) {
                parts.get(chance.nextInt(parts.size())).add(event);
            }
            while (parts.size() > 1) {
                Collections.shuffle(parts, chance);
                parts.get(0).merge(parts.remove(1));
            }
            long asOf = moment(chance);
            return parts.get(0).asOf(asOf).equals(Findings.of(given, asOf));
        });
    }

    @Test
    void an_event_delivered_again_in_any_order_changes_nothing() {
        forEveryHistory((given, chance) -> {
            List<Event> again = new ArrayList<>(given.history());
            given.history().stream().filter(ignored -> chance.nextBoolean()).forEach(again::add);
            given.history().stream().filter(ignored -> chance.nextInt(5) == 0).forEach(again::add);
            long asOf = moment(chance);
            return Findings.of(given.with(shuffled(again, chance)), asOf).equals(Findings.of(given, asOf));
        });
    }

    @Test
    void parts_that_overlap_can_be_put_together_too() {
        forEveryHistory((given, chance) -> {
            Folding whole = new Folding(given);
            Folding part = new Folding(given);
            given.history().stream().filter(ignored -> chance.nextInt(3) > 0).forEach(part::add);
            given.history().forEach(whole::add);
            whole.merge(part);
            return whole.asOf(LATER).equals(Findings.of(given, LATER));
        });
    }

    @Test
    void how_late_events_were_received_never_changes_the_final_outcome() {
        forEveryHistory((given, chance) -> {
            Folding arriving = new Folding(given);
            given.history().stream()
                    .sorted(Comparator.comparingLong(Event::received))
                    .forEach(arriving::add);
            List<Event> delayed = given.history().stream()
                    .map(event -> delayed(event, chance.nextInt(1_000_000)))
                    .toList();
            Findings expected = Findings.of(given, LATER);
            return arriving.asOf(LATER).equals(expected)
                    && Findings.of(given.with(delayed), LATER).equals(expected);
        });
    }

    @Test
    void asking_in_between_changes_nothing() {
        forEveryHistory((given, chance) -> {
            Folding asked = new Folding(given);
            for (Event event : given.history()) {
                asked.add(event);
                if (chance.nextBoolean()) {
                    asked.asOf(moment(chance));
                }
            }
            long asOf = moment(chance);
            return asked.asOf(asOf).equals(Findings.of(given, asOf));
        });
    }

    @Test
    void what_happens_after_an_instant_has_no_say_in_what_is_said_as_of_it() {
        forEveryHistory((given, chance) -> {
            long asOf = moment(chance);
            List<Event> until = given.history().stream()
                    .filter(event -> event.time() <= asOf)
                    .toList();
            return Findings.of(given.with(until), asOf).equals(Findings.of(given, asOf));
        });
    }

    @Test
    void sessions_folded_in_shards_by_key_come_to_the_whole() {
        forEveryHistory((given, chance) -> {
            int parts = 1 + chance.nextInt(4);
            Shape shape = new Shape(given.experience(), given.definitions());
            List<Folding> shards = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                Folding shard = new Folding(given);
                given.history().forEach(shard::addToHistories);
                shards.add(shard);
            }
            for (Event event : given.history()) {
                Entry entry = shape.of(event);
                shards.get(entry.part(parts)).addToSessions(entry);
            }
            long asOf = moment(chance);
            Findings together = shards.stream().map(shard -> shard.asOf(asOf)).reduce(Findings.none(), Findings::and);
            return together.equals(Findings.of(given, asOf));
        });
    }

    private static final long LATER = Story.instant("5m");

    /// Some moment during the history, or long after it.
    private static long moment(Random chance) {
        return chance.nextInt(4) == 0 ? LATER : Story.instant(chance.nextInt(70) + "s");
    }

    private static List<Event> shuffled(List<Event> history, Random chance) {
        List<Event> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, chance);
        return shuffled;
    }

    private static Event delayed(Event event, long delay) {
        return new Event(
                event.id(),
                event.time(),
                event.sequence(),
                event.name(),
                event.received() + delay,
                event.values().toArray(new Value[0]));
    }
}
