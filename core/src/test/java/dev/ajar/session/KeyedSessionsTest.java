package dev.ajar.session;

import static dev.ajar.story.Conditions.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Type;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import org.junit.jupiter.api.Test;

/// Someone who taps twice wants one door opened, not two.
class KeyedSessionsTest {

    private final Story story = new Story(world(unlock().key("who")));

    @Test
    void all_events_of_one_key_are_one_session_however_long_it_takes() {
        assertThat(story.sessions("""
            0s    phone-7  requested
            1s    phone-8  requested
            4s    phone-7  requested
            6s    phone-7  opened
            3d    phone-8  opened
            """)).isEqualTo("""
                    0s..6s  phone-7  requested requested opened
                    1s..259200s  phone-8  requested opened
                    """);
    }

    @Test
    void a_session_starts_with_its_first_attempt_even_if_other_events_came_before() {
        assertThat(story.sessions("""
            0s  phone-7  connected
            2s  phone-7  requested
            3s  phone-7  chatter
            """)).isEqualTo("2s..3s  phone-7  connected requested\n");
    }

    @Test
    void the_order_in_which_events_arrive_does_not_matter() {
        assertThat(story.sessions("""
            6s  phone-7  opened
            4s  phone-7  connected
            0s  phone-7  requested
            5s  phone-7  connected
            """)).isEqualTo("0s..6s  phone-7  requested connected connected opened\n");
    }

    @Test
    void at_one_time_the_sequence_tells_what_came_first_and_then_the_id() {
        assertThat(story.sessions("""
            0s  phone-7  opened     sequence=3  id=a
            0s  phone-7  connected  sequence=2  id=z
            0s  phone-7  requested  sequence=2  id=b
            """)).isEqualTo("0s..0s  phone-7  requested connected opened\n");
    }

    @Test
    void an_event_that_is_delivered_twice_is_one_event() {
        assertThat(story.facts("""
            0s  phone-7  requested  id=a
            2s  phone-7  opened     id=b
            0s  phone-7  requested  id=a
            2s  phone-7  opened     id=b
            2s  phone-7  opened     id=b
            """, "session.events", "steps.requested.count", "steps.opened.count"))
                .isEqualTo("phone-7  2  1  1\n");
    }

    @Test
    void who_asks_as_of_an_instant_sees_what_happened_until_then_and_just_then() {
        String history = """
            0s  phone-7  requested
            6s  phone-7  opened
            """;
        assertThat(story.sessions(history, "5.999999s")).isEqualTo("0s..0s  phone-7  requested\n");
        assertThat(story.sessions(history, "6s")).isEqualTo("0s..6s  phone-7  requested opened\n");
        assertThat(story.sessions(history, "-1s")).isEmpty();
    }

    @Test
    void a_key_of_several_attributes_needs_all_of_them_to_be_equal() {
        Story doors = new Story(world(unlock().key("who", "lock")));
        assertThat(doors.sessions("""
            0s  phone-7  requested  lock=front
            1s  phone-7  requested  lock=back
            2s  phone-7  opened     lock=back
            """)).isEqualTo("""
                    0s..0s  phone-7|front  requested
                    1s..2s  phone-7|back  requested opened
                    """);
    }

    @Test
    void a_key_may_be_an_int_or_a_bool_and_an_empty_text_is_a_value() {
        Story numbers = new Story(world(unlock().key("code", "night", "who")));
        Story texts = new Story(world(unlock().key("lock")));
        assertThat(numbers.sessions("0s  phone-7  requested  code=-7  night=true"))
                .isEqualTo("0s..0s  -7|true|phone-7  requested\n");
        assertThat(texts.sessions("0s  phone-7  requested  lock=")).isEqualTo("0s..0s    requested\n");
    }

    @Test
    void bars_and_backslashes_in_a_key_are_escaped_so_that_no_two_keys_have_one_id() {
        Story doors = new Story(world(unlock().key("who", "lock")));
        assertThat(doors.sessions("""
            0s  a|b  requested  lock=c
            1s  a    requested  lock=b|c
            2s  a\\  requested  lock=b
            3s  a    requested  lock=\\|b
            4s  a\\| requested  lock=
            """)).isEqualTo("""
                    0s..0s  a\\|b|c  requested
                    1s..1s  a|b\\|c  requested
                    2s..2s  a\\\\|b  requested
                    3s..3s  a|\\\\\\|b  requested
                    4s..4s  a\\\\\\||  requested
                    """);
    }

    @Test
    void a_backslash_alone_is_a_key_like_any_other() {
        assertThat(story.sessions("0s  \\  requested")).isEqualTo("0s..0s  \\\\  requested\n");
    }

    @Test
    void with_the_event_id_as_key_every_relevant_event_is_a_session_of_its_own() {
        Story log = new Story(
                world(Draft.of("requests").key("event.id").step("requested").step("answered", is("code", 200))));
        assertThat(log.sessions("""
            0s  phone-7  requested  code=200
            0s  phone-7  requested  code=500
            """)).isEqualTo("""
                    0s..0s  e01  requested answered
                    0s..0s  e02  requested
                    """);
    }

    @Test
    void what_is_not_relevant_is_as_if_it_had_not_happened() {
        Story app = new Story(world(unlock().key("who").relevant(is("method", "app"))));
        assertThat(app.facts("""
            0s  phone-7  requested  method=app
            1s  phone-7  requested  method=card
            2s  phone-7  opened
            3s  phone-7  chatter    method=app
            """, "session.events", "session.end", "steps.requested.count", "succeeded"))
                .isEqualTo("phone-7  2  3s  1  false\n");
    }

    private static Draft unlock() {
        return Draft.of("unlock").step("requested").step("connected").step("opened");
    }

    private static World world(Draft draft) {
        return new World()
                .texts("who", "lock", "method")
                .wholes("code")
                .attribute("night", Type.BOOL, "")
                .experience(draft);
    }
}
