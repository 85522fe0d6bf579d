package dev.ajar.tally;

import static dev.ajar.story.Conditions.is;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Expression.Literal;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import dev.ajar.tally.Ways.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whoever drew a flow wants to see how people really go, how long that takes, and where they are lost.
class WaysTest {

    private static final int REQUESTED = 0;
    private static final int CONNECTED = 1;
    private static final int USED_A_KEY = 2;
    private static final int OPENED = 3;

    private static final String EVENING = """
            0s   ann  requested
            2s   ann  connected
            3s   ann  opened
            10s  bob  requested
            14s  bob  requested
            20s  bob  connected
            21s  bob  used_a_key
            22s  bob  requested
            30s  cid  opened
            31s  cid  requested
            40s  dan  requested
            48s  dan  connected
            50s  eve  requested
            """;

    private final Story story = new Story(world(Draft.of("unlock")
            .step("requested", "connected", "requested")
            .step("connected", "opened")
            .aside("used_a_key")
            .step("opened")
            .success("opened")));

    @Test
    void steps_are_told_by_sessions_and_by_how_often_they_were_hit() {
        Ways ways = story.ways(EVENING, "1h");
        assertThat(ways.sessions()).isEqualTo(5);
        assertThat(List.of(
                        ways.reached(REQUESTED),
                        ways.reached(CONNECTED),
                        ways.reached(USED_A_KEY),
                        ways.reached(OPENED)))
                .containsExactly(5L, 3L, 1L, 2L);
        assertThat(ways.hits(REQUESTED)).isEqualTo(7);
    }

    @Test
    void what_came_after_what_is_told_with_the_median_of_the_times_that_were_seen() {
        assertThat(story.ways(EVENING, "1h").passages())
                .containsExactly(
                        new Passage(REQUESTED, REQUESTED, 1, Story.micros("4s"), true),
                        new Passage(REQUESTED, CONNECTED, 3, Story.micros("6s"), true),
                        new Passage(CONNECTED, REQUESTED, 1, Story.micros("2s"), false),
                        new Passage(CONNECTED, OPENED, 1, Story.micros("1s"), true),
                        new Passage(OPENED, REQUESTED, 1, Story.micros("1s"), false));
    }

    @Test
    void of_two_times_the_median_is_the_shorter_one_for_it_was_really_seen() {
        assertThat(story.ways("""
                0s   ann  requested
                2s   ann  connected
                10s  bob  requested
                18s  bob  connected
                """, "1h").passages())
                .containsExactly(new Passage(REQUESTED, CONNECTED, 2, Story.micros("2s"), true));
    }

    @Test
    void beginnings_are_told_by_the_first_step_of_the_path() {
        Ways ways = story.ways(EVENING, "1h");
        assertThat(ways.begun(REQUESTED)).isEqualTo(4);
        assertThat(ways.begun(OPENED)).isEqualTo(1);
        assertThat(ways.begun(USED_A_KEY)).isZero();
    }

    @Test
    void sessions_without_success_are_lost_where_they_ended_whatever_their_verdict() {
        Ways ways = story.ways(EVENING, "55s");
        assertThat(ways.lost(REQUESTED)).isEqualTo(new Tally(0, 1, 0, 1));
        assertThat(ways.lost(CONNECTED)).isEqualTo(new Tally(0, 1, 0, 0));
        assertThat(ways.lost(OPENED)).isEqualTo(Tally.ZERO);
        assertThat(ways.withoutSuccess()).isEqualTo(new Tally(0, 2, 0, 1));
    }

    @Test
    void a_success_that_came_too_late_is_lost_at_the_success_step() {
        Story hasty = new Story(world(
                Draft.of("unlock").step("requested", "opened").step("opened").within("2s")));
        Ways ways = hasty.ways("0s  ann  requested\n3s  ann  opened\n", "1h");
        assertThat(ways.lost(1)).isEqualTo(new Tally(0, 1, 0, 0));
    }

    @Test
    void between_steps_that_one_event_hits_no_time_goes_by() {
        Story one =
                new Story(world(Draft.of("unlock").step("requested", "opened").step("opened", is("lock", "open"))));
        assertThat(one.ways("5s  ann  requested  lock=open\n", "1h").passages())
                .containsExactly(new Passage(0, 1, 1, 0, true));
    }

    @Test
    void parts_counted_apart_come_to_the_whole() {
        List<String> parts = EVENING.lines().toList();
        Ways merged = story.ways("", "1h");
        for (List<String> part : List.of(parts.subList(0, 3), parts.subList(3, 8), parts.subList(8, 13))) {
            merged.merge(story.ways(String.join("\n", part), "1h"));
        }
        Ways whole = story.ways(EVENING, "1h");
        assertThat(merged.passages()).isEqualTo(whole.passages());
        assertThat(merged).usingRecursiveComparison().isEqualTo(whole);
    }

    @Test
    void slots_of_time_have_no_ways_but_are_counted() {
        Story beats = new Story(world(Draft.of("heard")
                .every("10s", "lock", Literal.TRUE, "0s")
                .settle("5s")
                .step("beat")));
        Ways ways = beats.ways("0s  -  beat  lock=a\n5s  -  beat  lock=a\n30s  -  beat  lock=a\n", "39s");
        assertThat(ways.sessions()).isEqualTo(4);
        assertThat(ways.reached(0)).isEqualTo(2);
        assertThat(ways.hits(0)).isEqualTo(3);
        assertThat(ways.passages()).isEmpty();
        assertThat(ways.begun(0)).isZero();
        assertThat(ways.lost(0)).isEqualTo(Tally.ZERO);
        assertThat(ways.withoutSuccess().total()).isEqualTo(2);
    }

    private static World world(Draft draft) {
        return new World().texts("who", "lock").experience(draft);
    }
}
