package dev.ajar.session;

import static dev.ajar.story.Conditions.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import org.junit.jupiter.api.Test;

/// Whoever drew the flow wants to be told where people walk that it does not lead.
class PathTest {

    private final Story story = new Story(world(Draft.of("unlock")
            .step("requested", "connected")
            .step("connected", "opened", "requested")
            .step("opened")
            .aside("used_a_key")
            .success("opened")));

    @Test
    void a_path_along_the_flow_is_foreseen() {
        assertThat(story.sessions("""
            0s  phone-7  requested
            1s  phone-7  connected
            2s  phone-7  requested
            3s  phone-7  connected
            4s  phone-7  opened
            """)).isEqualTo("0s..4s  phone-7  requested connected requested connected opened\n");
    }

    @Test
    void a_step_left_out_is_not_foreseen() {
        assertThat(story.sessions("""
            0s  phone-7  requested
            1s  phone-7  opened
            """)).isEqualTo("0s..1s  phone-7  requested opened (unmodelled)\n");
    }

    @Test
    void the_same_step_twice_is_only_foreseen_where_the_flow_says_so() {
        assertThat(story.sessions("""
            0s  phone-7  requested
            1s  phone-7  requested
            """)).isEqualTo("0s..1s  phone-7  requested requested (unmodelled)\n");
    }

    @Test
    void nothing_is_foreseen_after_the_last_step() {
        assertThat(story.sessions("""
            0s  phone-7  requested
            1s  phone-7  connected
            2s  phone-7  opened
            3s  phone-7  requested
            """))
                .isEqualTo("0s..3s  phone-7  requested connected opened requested (unmodelled)\n");
    }

    @Test
    void a_path_should_begin_with_the_attempt() {
        assertThat(story.sessions("""
            0s  phone-7  connected
            1s  phone-7  requested
            """)).isEqualTo("1s..1s  phone-7  connected requested (unmodelled)\n");
    }

    @Test
    void marks_and_events_that_are_no_step_do_not_show() {
        assertThat(story.sessions("""
            0s  phone-7  used_a_key
            1s  phone-7  requested
            2s  phone-7  used_a_key
            3s  phone-7  chatter
            4s  phone-7  connected
            """)).isEqualTo("1s..4s  phone-7  requested connected\n");
    }

    @Test
    void an_event_that_hits_several_steps_gives_them_in_declared_order() {
        Story one = new Story(world(Draft.of("unlock")
                .step("opened", is("lock", "open"))
                .step("requested")
                .attempt("requested")
                .success("opened")));
        assertThat(one.sessions("0s  phone-7  requested  lock=open")).isEqualTo("0s..0s  phone-7  opened requested\n");
    }

    @Test
    void a_flow_that_foresees_nothing_leaves_nothing_unmodelled() {
        Story free = new Story(world(Draft.of("unlock").step("requested").step("opened")));
        assertThat(free.sessions("""
            0s  phone-7  opened
            1s  phone-7  requested
            2s  phone-7  requested
            """)).isEqualTo("1s..2s  phone-7  opened requested requested\n");
    }

    @Test
    void there_may_be_as_many_steps_as_a_long_has_bits() {
        Draft many = Draft.of("unlock");
        for (int step = 0; step < 64; step++) {
            many.step("s" + step, step < 63 ? "s" + (step + 1) : "s0");
        }
        Story story = new Story(world(many));
        assertThat(story.sessions("""
            0s  phone-7  s0
            1s  phone-7  s1
            """)).isEqualTo("0s..1s  phone-7  s0 s1\n");
        assertThat(story.facts("""
            0s  phone-7  s0
            1s  phone-7  s63
            """, "steps.s63.reached", "succeeded")).isEqualTo("phone-7  true  true\n");
        assertThat(story.sessions("""
            1s  phone-7  s63
            2s  phone-7  s0
            """)).isEqualTo("2s..2s  phone-7  s63 s0 (unmodelled)\n");
    }

    private static World world(Draft draft) {
        return new World().texts("who", "lock").experience(draft);
    }
}
