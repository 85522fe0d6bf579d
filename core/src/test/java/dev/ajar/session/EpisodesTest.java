package dev.ajar.session;

import static dev.ajar.story.Conditions.either;
import static dev.ajar.story.Conditions.is;
import static dev.ajar.story.Conditions.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.model.SessionRule.Episodes;
import dev.ajar.model.SessionRule.Until;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import org.junit.jupiter.api.Test;

/// A terminal that knows no sessions still saw people come, try and go.
class EpisodesTest {

    private static final Until SUCCESS = new Until.Reached("");

    private final Story story = new Story(world(shown().gap("2m", "who")));

    @Test
    void neighbours_as_far_apart_as_the_gap_belong_together_and_further_apart_they_do_not() {
        assertThat(story.sessions("""
            0s           ann  shown
            120s         ann  shown
            240.000001s  ann  shown
            """)).isEqualTo("""
                    0s..120s  ann|e01  shown shown
                    240.000001s..240.000001s  ann|e03  shown
                    """);
    }

    @Test
    void any_relevant_event_bridges_a_gap() {
        assertThat(story.sessions("""
            0s    ann  shown
            100s  ann  chatter
            200s  ann  shown
            """)).isEqualTo("0s..200s  ann|e01  shown shown\n");
    }

    @Test
    void each_key_has_its_own_episodes() {
        assertThat(story.sessions("""
            0s    ann  shown
            100s  bob  shown
            200s  ann  shown
            """)).isEqualTo("""
                    0s..0s  ann|e01  shown
                    100s..100s  bob|e02  shown
                    200s..200s  ann|e03  shown
                    """);
    }

    @Test
    void who_got_in_and_comes_back_a_minute_later_tries_anew() {
        assertThat(story.sessions("""
            0s   ann  shown
            2s   ann  opened
            60s  ann  shown
            61s  ann  shown
            62s  ann  opened
            63s  ann  closed
            64s  ann  shown
            """)).isEqualTo("""
                    0s..2s  ann|e01  shown opened
                    60s..63s  ann|e03  shown shown opened
                    64s..64s  ann|e07  shown
                    """);
    }

    @Test
    void a_second_opening_is_no_new_session_only_an_attempt_is() {
        assertThat(story.sessions("""
            0s  ann  shown
            2s  ann  opened
            5s  ann  opened
            """)).isEqualTo("0s..5s  ann|e01  shown opened opened\n");
    }

    @Test
    void an_opening_in_another_run_parts_nothing() {
        assertThat(story.sessions("""
            0s    ann  opened
            200s  ann  chatter
            201s  ann  shown
            """)).isEqualTo("""
                    0s  orphan  opened
                    201s..201s  ann|e02  shown
                    """);
    }

    @Test
    void after_an_opening_without_an_attempt_an_attempt_begins_a_session() {
        assertThat(story.sessions("""
            0s  ann  opened
            1s  ann  shown
            """)).isEqualTo("""
                    0s  orphan  opened
                    1s..1s  ann|e02  shown
                    """);
    }

    @Test
    void events_before_the_attempt_belong_to_it_if_nobody_got_in_before() {
        assertThat(story.sessions("""
            0s  ann  chatter
            1s  ann  shown
            """)).isEqualTo("1s..1s  ann|e01  shown\n");
    }

    @Test
    void sessions_end_where_the_definition_says_and_not_only_with_success() {
        Story refusals = new Story(world(shown().gap("2m", new Until.Reached("refused"), Episodes.NO_SKEW, "who")));
        assertThat(refusals.sessions("""
            0s  ann  shown
            1s  ann  opened
            2s  ann  shown
            3s  ann  refused
            4s  ann  shown
            """)).isEqualTo("""
                    0s..3s  ann|e01  shown opened shown refused
                    4s..4s  ann|e05  shown
                    """);
    }

    @Test
    void with_until_none_only_a_gap_parts_sessions() {
        Story never = new Story(world(shown().gap("2m", new Until.Never(), Episodes.NO_SKEW, "who")));
        assertThat(never.sessions("""
            0s    ann  shown
            1s    ann  opened
            2s    ann  shown
            200s  ann  shown
            """)).isEqualTo("""
                    0s..2s  ann|e01  shown opened shown
                    200s..200s  ann|e04  shown
                    """);
    }

    @Test
    void a_door_whose_clock_runs_a_little_behind_does_not_part_a_session() {
        Story skewed = new Story(world(shown().gap("2m", SUCCESS, Story.micros("2s"), "who")));
        assertThat(skewed.sessions("""
            0s  ann  opened
            2s  ann  shown
            9s  bob  opened
            11.000001s  bob  shown
            """)).isEqualTo("""
                    2s..2s  ann|e01  opened shown
                    9s  orphan  opened
                    11.000001s..11.000001s  bob|e04  shown
                    """);
    }

    @Test
    void without_skew_even_an_opening_of_the_same_instant_parts_but_with_a_skew_of_nothing_it_does_not() {
        String history = """
            5s  ann  opened  sequence=1
            5s  ann  shown   sequence=2
            """;
        assertThat(story.sessions(history)).isEqualTo("""
            5s  orphan  opened
            5s..5s  ann|e02  shown
            """);
        Story exact = new Story(world(shown().gap("2m", SUCCESS, 0, "who")));
        assertThat(exact.sessions(history)).isEqualTo("5s..5s  ann|e01  opened shown\n");
    }

    @Test
    void after_an_attempt_that_was_not_parted_the_opening_before_it_has_no_more_say() {
        Story skewed = new Story(world(shown().gap("2m", SUCCESS, Story.micros("2s"), "who")));
        assertThat(skewed.sessions("""
            0s   ann  opened
            1s   ann  shown
            50s  ann  shown
            """)).isEqualTo("1s..50s  ann|e01  opened shown shown\n");
    }

    @Test
    void an_event_that_is_attempt_and_success_at_once_parts_from_the_next() {
        Story cards = new Story(world(Draft.of("cards")
                .gap("2m", "who")
                .step("shown", either(named("shown"), named("swiped")))
                .step("opened", either(named("opened"), named("swiped")))));
        assertThat(cards.sessions("""
            0s  ann  swiped
            1s  ann  swiped
            2s  ann  shown
            """)).isEqualTo("""
                    0s..0s  ann|e01  shown opened
                    1s..1s  ann|e02  shown opened
                    2s..2s  ann|e03  shown
                    """);
    }

    @Test
    void a_late_event_may_join_two_sessions_and_the_id_is_that_of_the_first_event() {
        assertThat(story.sessions("""
            200s  ann  shown
            0s    ann  shown
            100s  ann  chatter
            """)).isEqualTo("0s..200s  ann|e02  shown shown\n");
    }

    @Test
    void a_late_opening_may_part_a_session() {
        assertThat(story.sessions("""
            0s   ann  shown
            60s  ann  shown
            5s   ann  opened
            """)).isEqualTo("""
                    0s..5s  ann|e01  shown opened
                    60s..60s  ann|e02  shown
                    """);
    }

    @Test
    void who_asks_as_of_an_instant_sees_no_bridge_that_came_later() {
        String history = """
            0s    ann  shown
            100s  ann  shown
            """;
        assertThat(story.sessions(history, "99s")).isEqualTo("0s..0s  ann|e01  shown\n");
    }

    @Test
    void bars_in_the_id_of_the_first_event_are_escaped_too() {
        assertThat(story.sessions("0s  a|b  shown  id=log|7\\")).isEqualTo("0s..0s  a\\|b|log\\|7\\\\  shown\n");
    }

    @Test
    void a_poster_read_for_ever_is_one_session() {
        StringBuilder history = new StringBuilder();
        for (int second = 0; second < 10_000; second++) {
            history.append(second).append("s  poster  shown\n");
        }
        assertThat(story.facts(history.toString(), "steps.shown.count")).isEqualTo("poster|e01  10000\n");
    }

    @Test
    void what_is_not_relevant_neither_bridges_nor_parts() {
        Story here = new Story(world(shown().gap("2m", "who").relevant(is("lock", "front"))));
        assertThat(here.sessions("""
            0s    ann  shown    lock=front
            60s   ann  opened   lock=back
            100s  ann  shown    lock=front
            150s  ann  chatter  lock=back
            230s  ann  shown    lock=front
            """)).isEqualTo("""
                    0s..100s  ann|e01  shown shown
                    230s..230s  ann|e05  shown
                    """);
    }

    private static Draft shown() {
        return Draft.of("face").step("shown").step("refused").step("opened");
    }

    private static World world(Draft draft) {
        return new World().texts("who", "lock").experience(draft);
    }
}
