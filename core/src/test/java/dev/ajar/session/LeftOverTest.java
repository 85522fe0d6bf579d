package dev.ajar.session;

import static dev.ajar.story.Conditions.is;
import static dev.ajar.story.Conditions.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import org.junit.jupiter.api.Test;

/// What became of no session is a finding about the log, and must not vanish from sight.
class LeftOverTest {

    private final Story story = new Story(world(unlock()));

    @Test
    void events_without_an_attempt_are_an_orphan_told_by_the_furthest_step_they_reached() {
        assertThat(story.sessions("""
            0s  phone-7  opened
            1s  phone-7  connected
            2s  phone-8  chatter
            """)).isEqualTo("""
                    0s  orphan  opened
                    2s  orphan  ?
                    """);
    }

    @Test
    void an_orphan_finds_its_session_when_the_attempt_arrives_later() {
        assertThat(story.sessions("""
            2s  phone-7  opened
            0s  phone-7  requested
            """)).isEqualTo("0s..2s  phone-7  requested opened\n");
    }

    @Test
    void a_mark_beside_the_flow_is_no_furthest_step() {
        assertThat(story.sessions("""
            0s  phone-7  connected
            1s  phone-7  used_a_key
            """)).isEqualTo("0s  orphan  connected\n");
    }

    @Test
    void an_event_that_hits_a_step_but_lacks_the_key_is_counted_once_under_the_first_step_it_hits() {
        assertThat(story.unkeyed("""
            0s  -        requested
            1s  -        connected
            1s  -        connected   lock=front
            2s  -        opened      lock=front
            3s  -        chatter
            4s  phone-7  requested
            """, "1h")).isEqualTo("{at_the_front=1, connected=2, requested=1}");
    }

    @Test
    void an_event_lacks_its_key_when_any_part_of_it_is_missing() {
        Story doors = new Story(world(unlock().key("who", "lock")));
        assertThat(doors.unkeyed("""
            0s  phone-7  requested
            1s  -        requested  lock=back
            2s  phone-7  requested  lock=back
            """, "1h")).isEqualTo("{requested=2}");
        assertThat(doors.sessions("0s  phone-7  requested")).isEmpty();
    }

    @Test
    void what_is_not_relevant_is_not_missed() {
        Story app = new Story(world(unlock().relevant(known("method"))));
        assertThat(app.unkeyed("""
            0s  -  requested  method=app
            1s  -  requested
            """, "1h")).isEqualTo("{requested=1}");
    }

    @Test
    void who_asks_as_of_an_instant_does_not_count_what_came_later() {
        String history = """
            0s  -  requested
            5s  -  requested
            """;
        assertThat(story.unkeyed(history, "4s")).isEqualTo("{requested=1}");
        assertThat(story.unkeyed(history, "5s")).isEqualTo("{requested=2}");
        assertThat(story.unkeyed(history, "-1s")).isEqualTo("{}");
    }

    @Test
    void the_same_event_delivered_twice_is_missed_once() {
        assertThat(story.unkeyed("""
            0s  -  requested  id=a
            0s  -  requested  id=a
            """, "1h")).isEqualTo("{requested=1}");
    }

    private static Draft unlock() {
        return Draft.of("unlock")
                .key("who")
                .step("requested")
                .step("connected")
                .step("at_the_front", is("lock", "front"))
                .step("opened")
                .aside("used_a_key")
                .success("opened");
    }

    private static World world(Draft draft) {
        return new World().texts("who", "lock", "method").experience(draft);
    }
}
