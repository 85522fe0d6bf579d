package dev.ajar.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whoever loads a file twice, or two files that overlap, wants each event to count once.
class CopiesTest {

    private final Story story = new Story(new World()
            .texts("who", "lock.id")
            .wholes("code")
            .attribute("open", Type.BOOL, "")
            .experience(Draft.of("unlock").step("requested").step("opened")));

    @Test
    void a_copy_that_says_the_same_is_a_duplicate() {
        assertThat(boiledDown("""
            0s  phone-7  requested  id=a  code=1
            0s  phone-7  requested  id=a  code=1
            0s  phone-7  requested  id=a  code=1
            """)).isEqualTo("0s requested phone-7 1 ?, duplicates: 2, conflicting: 0");
    }

    @Test
    void of_copies_that_differ_the_earliest_stands() {
        assertThat(boiledDown("""
            2s  phone-1  opened     id=a
            1s  phone-7  requested  id=a
            1s  phone-7  requested  id=a
            2s  phone-1  opened     id=a
            """)).isEqualTo("1s requested phone-7 ? ?, duplicates: 1, conflicting: 2");
    }

    @Test
    void at_one_time_the_least_name_stands_in_the_order_of_code_points() {
        assertThat(boiledDown("""
            0s  phone-7  😀  id=a
            0s  phone-7  ﬁ  id=a
            """)).startsWith("0s ﬁ");
    }

    @Test
    void with_one_name_the_declared_attributes_decide_in_the_order_of_their_names() {
        assertThat(boiledDown("""
            0s  a  requested  id=a  code=2
            0s  b  requested  id=a  code=1
            """)).startsWith("0s requested b 1");
    }

    @Test
    void what_is_unknown_comes_after_what_is_known_and_false_before_true() {
        assertThat(boiledDown("""
            0s  -  requested  id=a
            0s  z  requested  id=a
            """)).startsWith("0s requested z");
        assertThat(boiledDown("""
            0s  z  requested  id=a  open=true
            0s  z  requested  id=a
            0s  z  requested  id=a  open=false
            """)).isEqualTo("0s requested z ? false, duplicates: 0, conflicting: 2");
    }

    @Test
    void of_equals_the_one_with_the_least_sequence_stands() {
        List<Event> copies = story.events("""
            0s  phone-7  requested  id=a  sequence=9
            0s  phone-7  requested  id=a  sequence=2
            0s  phone-7  requested  id=a  sequence=5
            """);
        assertThat(merged(copies).stands().sequence()).isEqualTo(2);
        assertThat(merged(copies).duplicates()).isEqualTo(2);
    }

    @Test
    void neither_the_sequence_nor_the_receiving_makes_a_copy_another_event() {
        assertThat(boiledDown("""
            0s  phone-7  requested  id=a  sequence=1  received=1h
            0s  phone-7  requested  id=a  sequence=2  received=0s
            """)).endsWith("duplicates: 1, conflicting: 0");
    }

    @Test
    void two_events_are_never_taken_for_copies() {
        List<Event> two = story.events("""
            0s  phone-7  requested  id=a
            0s  phone-7  requested  id=b
            """);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Copies.of(two.get(0)).and(Copies.of(two.get(1))))
                .withMessage("a and b: two events");
    }

    @Test
    void copies_come_to_the_same_in_any_order_and_any_grouping() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random chance = new Random(seed);
            List<Event> copies = IntStream.range(0, 1 + chance.nextInt(7))
                    .mapToObj(ignored -> copy(chance))
                    .toList();
            String expected = told(merged(copies));
            assertThat(told(inRandomGroups(copies, chance)))
                    .as("seed %s: %s", seed, copies)
                    .isEqualTo(expected);
        }
    }

    private Event copy(Random chance) {
        return story.events("%ss  %s  %s  id=a  sequence=%s  received=%ss%s"
                        .formatted(
                                one(chance, "0", "1"),
                                one(chance, "-", "x", "y"),
                                one(chance, "opened", "requested"),
                                one(chance, "0", "1", "2"),
                                one(chance, "1", "2", "3"),
                                one(chance, "", "  code=1", "  code=2")))
                .get(0);
    }

    private static String one(Random chance, String... words) {
        return words[chance.nextInt(words.length)];
    }

    private static Copies merged(List<Event> copies) {
        return copies.stream().map(Copies::of).reduce(Copies::and).orElseThrow();
    }

    private static Copies inRandomGroups(List<Event> copies, Random chance) {
        List<Copies> groups = new ArrayList<>(copies.stream().map(Copies::of).toList());
        while (groups.size() > 1) {
            Collections.shuffle(groups, chance);
            groups.add(groups.remove(0).and(groups.remove(0)));
        }
        return groups.get(0);
    }

    private String boiledDown(String history) {
        Copies copies = merged(story.events(history));
        Event stands = copies.stands();
        return "%s %s %s %s %s, duplicates: %s, conflicting: %s"
                .formatted(
                        Story.told(stands.time()),
                        stands.name(),
                        told(stands, "who"),
                        told(stands, "code"),
                        told(stands, "open"),
                        copies.duplicates(),
                        copies.conflicting());
    }

    private String told(Event event, String attribute) {
        Value value = event.value(story.definitions().attributes().place(attribute));
        return Story.told(value);
    }

    /// Everything there is to tell of copies, down to when the one that stands was received.
    private static String told(Copies copies) {
        return "%s sequence %s received %s, %s, %s"
                .formatted(
                        copies.stands(),
                        copies.stands().sequence(),
                        Story.told(copies.stands().received()),
                        copies.duplicates(),
                        copies.conflicting());
    }
}
