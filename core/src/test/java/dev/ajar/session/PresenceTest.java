package dev.ajar.session;

import static dev.ajar.story.Conditions.always;
import static dev.ajar.story.Conditions.is;
import static dev.ajar.story.Conditions.named;
import static dev.ajar.story.World.property;
import static dev.ajar.story.World.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A lock that says nothing is a finding; it takes somebody who was waiting to hear from it.
class PresenceTest {

    private final Story story = new Story(world(heartbeats(always(), "0s")));

    @Test
    void there_is_a_session_for_each_slot_that_has_begun() {
        assertThat(story.sessions("""
            0s   -  beat  lock=front
            12s  -  beat  lock=front
            14s  -  beat  lock=front
            """, "20s")).isEqualTo("""
                    0s..10s  front|1767225600000000  beat
                    10s..20s  front|1767225610000000  beat beat
                    20s..30s  front|1767225620000000\s\s
                    """);
    }

    @Test
    void an_event_at_the_edge_belongs_to_the_slot_that_begins() {
        assertThat(story.facts("""
            0s          -  beat  lock=front
            10s         -  beat  lock=front
            19.999999s  -  beat  lock=front
            """, "20s", List.of("session.start", "steps.beat.count")))
                .isEqualTo("""
                    front|1767225600000000  0s  1
                    front|1767225610000000  10s  2
                    front|1767225620000000  20s  0
                    """);
    }

    @Test
    void slots_are_aligned_to_1970_and_begin_after_the_entity_was_first_heard_of() {
        assertThat(starts("0.000001s  -  beat  lock=front", "25s")).isEqualTo("10s 20s");
        assertThat(starts("10s  -  beat  lock=front", "25s")).isEqualTo("10s 20s");
    }

    @Test
    void no_slot_begins_before_the_definition_says_so() {
        Story later = new Story(world(heartbeats(always(), "15s")));
        assertThat(later.sessions("0s  -  beat  lock=front", "30s")).isEqualTo("""
            20s..30s  front|1767225620000000\s\s
            30s..40s  front|1767225630000000\s\s
            """);
    }

    @Test
    void any_event_makes_an_entity_known_even_if_it_hits_no_step() {
        assertThat(starts("0s  -  installed  lock=front", "10s")).isEqualTo("0s 10s");
    }

    @Test
    void an_earlier_first_event_adds_slots() {
        assertThat(starts("""
            20s  -  beat       lock=front
            0s   -  installed  lock=front
            """, "20s")).isEqualTo("0s 10s 20s");
    }

    @Test
    void every_entity_has_its_own_slots() {
        assertThat(story.sessions("""
            0s   -  beat  lock=front
            10s  -  beat  lock=back|door
            """, "10s")).isEqualTo("""
                    0s..10s  front|1767225600000000  beat
                    10s..20s  back\\|door|1767225610000000  beat
                    10s..20s  front|1767225610000000\s\s
                    """);
    }

    @Test
    void only_slots_count_at_whose_start_and_at_whose_end_it_was_expected() {
        Story active = new Story(world(heartbeats(is("lock.status", "active"), "0s")));
        String history = """
            0s   -  beat    lock=front
            10s  -  status  lock=front  state=active
            35s  -  status  lock=front  state=vacant
            36s  -  status  lock=front  state=active
            45s  -  status  lock=front  state=vacant
            50s  -  status  lock=front  state=active
            70s  -  status  lock=front  state=vacant
            """;
        assertThat(starts(active, history, "90s")).isEqualTo("10s 20s 30s 40s 50s");
    }

    @Test
    void where_it_is_unknown_whether_it_is_expected_there_is_no_slot_but_it_is_told() {
        Story active = new Story(world(heartbeats(is("lock.status", "active"), "0s")));
        assertThat(starts(active, "0s  -  beat  lock=front", "20s")).isEmpty();
        String history = """
            0s   -  beat    lock=front
            15s  -  status  lock=front  state=active
            35s  -  status  lock=front  state=vacant
            """;
        assertThat(active.sessions(history, "50s")).isEqualTo("""
            0s  unclear
            10s  unclear
            20s..30s  front|1767225620000000\s\s
            """);
        assertThat(active.measured(history, "50s").unclear()).isEqualTo(2);
        assertThat(active.measured("0s  -  beat  lock=front\n5s  -  status  lock=front  state=vacant", "9s")
                        .unclear())
                .isZero();
    }

    @Test
    void the_time_between_two_beats_is_told_whatever_the_slots() {
        SessionFold fold = new SessionFold(story.experience(), story.definitions());
        SessionFold part = new SessionFold(story.experience(), story.definitions());
        story.events("""
            0s   -  beat       lock=front
            3s   -  installed  lock=front
            12s  -  beat       lock=front
            """).forEach(fold::add);
        story.events("""
            4s   -  beat       lock=back
            20s  -  beat       lock=front
            99s  -  beat       lock=front
            """).forEach(part::add);
        fold.merge(part);
        List<Long> intervals = new ArrayList<>();
        fold.intervals(Story.instant("50s"), intervals::add);
        assertThat(intervals).containsExactly(Story.micros("12s"), Story.micros("8s"));
    }

    @Test
    void what_happens_after_the_instant_of_the_question_is_not_known_yet() {
        Story active = new Story(world(heartbeats(is("lock.status", "active"), "0s")));
        String history = """
            0s   -  status  lock=front  state=active
            8s   -  status  lock=front  state=vacant
            """;
        assertThat(starts(active, history, "7s")).isEqualTo("0s");
        assertThat(starts(active, history, "8s")).isEmpty();
        assertThat(starts("9s  -  beat  lock=front", "8s")).isEmpty();
    }

    @Test
    void a_slot_has_one_attempt_and_knows_its_entity_even_if_nothing_was_heard() {
        assertThat(story.facts(
                        """
                        0s  -  installed  lock=front
                        3s  -  beat       lock=front  state=well
                        """, "10s", List.of("first.lock", "last.lock", "session.end", "session.events", "first.state")))
                .isEqualTo("""
                    front|1767225600000000  front  front  10s  1  well
                    front|1767225610000000  front  front  20s  0  ?
                    """);
        assertThat(story.judged("0s  -  installed  lock=front", "0s"))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.attempts()).isEqualTo(1));
    }

    @Test
    void an_event_that_names_no_entity_is_unkeyed() {
        assertThat(story.unkeyed("0s  ann  beat", "1h")).isEqualTo("{beat=1}");
    }

    @Test
    void a_silent_slot_is_bad_once_settled_after_its_end() {
        String history = "0s  -  installed  lock=front";
        assertThat(story.verdicts(history, "9s")).isEqualTo("0s  front|1767225600000000  pending ?\n");
        assertThat(story.verdicts(history, "14.999999s")).startsWith("0s  front|1767225600000000  pending ?\n");
        assertThat(story.verdicts(history, "15s")).startsWith("0s  front|1767225600000000  bad silent\n");
        assertThat(story.verdicts(history + "\n12s  -  beat  lock=front", "15s"))
                .isEqualTo("""
                    0s  front|1767225600000000  bad silent
                    10s  front|1767225610000000  good succeeded
                    """);
    }

    private String starts(String history, String asOf) {
        return starts(story, history, asOf);
    }

    private static String starts(Story story, String history, String asOf) {
        return story.judged(history, asOf).stream()
                .map(verdict -> Story.told(verdict.startedAt()))
                .reduce((left, right) -> left + " " + right)
                .orElse("");
    }

    private static Draft heartbeats(Expression expected, String from) {
        return Draft.of("heartbeats")
                .every("10s", "lock", expected, from)
                .settle("5s")
                .relevant(named("beat"))
                .step("beat")
                .dimensions("lock");
    }

    private static World world(Draft draft) {
        return new World()
                .texts("who", "lock", "state")
                .timeline(
                        "lock",
                        "lock",
                        property("status", Type.STRING, Value.UNKNOWN, set(named("status"), "state", Type.STRING)))
                .experience(draft);
    }
}
