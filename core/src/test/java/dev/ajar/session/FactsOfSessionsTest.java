package dev.ajar.session;

import static dev.ajar.story.Conditions.named;
import static dev.ajar.story.World.property;
import static dev.ajar.story.World.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import org.junit.jupiter.api.Test;

/// A rule can only be as good as the facts it may ask for.
class FactsOfSessionsTest {

    private final Story story = new Story(world(unlock()));

    @Test
    void a_step_knows_how_often_and_when_first_and_last_it_was_reached() {
        assertThat(story.facts(
                        """
                        0s  phone-7  requested
                        3s  phone-7  connected
                        5s  phone-7  connected
                        4s  phone-7  connected
                        """,
                        "steps.connected.count",
                        "steps.connected.first",
                        "steps.connected.last",
                        "steps.connected.reached"))
                .isEqualTo("phone-7  3  3s  5s  true\n");
    }

    @Test
    void of_a_step_that_was_not_reached_the_times_are_unknown_but_the_count_is_not() {
        assertThat(story.facts(
                        "0s  phone-7  requested",
                        "steps.opened.count",
                        "steps.opened.first",
                        "steps.opened.last",
                        "steps.opened.reached"))
                .isEqualTo("phone-7  0  ?  ?  false\n");
    }

    @Test
    void marks_beside_the_flow_have_facts_like_any_step() {
        assertThat(story.facts("""
            0s  phone-7  requested
            3s  phone-7  used_a_key
            """, "steps.used_a_key.count", "steps.used_a_key.first", "steps.used_a_key.reached"))
                .isEqualTo("phone-7  1  3s  true\n");
    }

    @Test
    void a_session_starts_with_the_attempt_and_ends_with_its_last_event_whatever_that_is() {
        assertThat(story.facts("""
            0s  phone-7  connected
            2s  phone-7  requested
            9s  phone-7  chatter
            """, "session.start", "session.end", "session.events"))
                .isEqualTo("phone-7  2s  9s  3\n");
    }

    @Test
    void an_attribute_is_known_from_the_first_and_the_last_event_that_has_it() {
        assertThat(story.facts("""
            0s  phone-7  requested
            1s  phone-7  connected  version=4.1
            2s  phone-7  chatter    version=4.2  code=7
            3s  phone-7  opened
            """, "first.version", "last.version", "first.code", "last.code", "first.lock"))
                .isEqualTo("phone-7  4.1  4.2  7  7  ?\n");
    }

    @Test
    void first_and_last_follow_the_order_of_events_and_not_that_of_arrival() {
        assertThat(story.facts("""
            2s  phone-7  connected  version=c
            0s  phone-7  requested  version=a
            1s  phone-7  connected  version=b
            2s  phone-7  connected  version=d  sequence=-1
            """, "first.version", "last.version")).isEqualTo("phone-7  a  c\n");
    }

    @Test
    void an_attribute_before_the_attempt_counts_too() {
        assertThat(story.facts("""
            0s  phone-7  chatter    version=a
            1s  phone-7  requested  version=b
            """, "first.version")).isEqualTo("phone-7  a\n");
    }

    @Test
    void success_is_that_the_success_step_was_reached() {
        assertThat(story.facts("""
            0s  phone-7  requested
            0s  phone-8  requested
            9d  phone-8  opened
            """, "succeeded")).isEqualTo("""
                    phone-7  false
                    phone-8  true
                    """);
    }

    @Test
    void with_a_limit_success_must_come_so_soon_after_the_start_and_exactly_the_limit_is_soon_enough() {
        Story prompt = new Story(world(unlock().within("30s")));
        assertThat(prompt.facts("""
            5s          a  requested
            35s         a  opened
            5s          b  requested
            35.000001s  b  opened
            36s         b  requested
            37s         b  opened
            """, "succeeded", "steps.opened.reached")).isEqualTo("""
                    a  true  true
                    b  false  true
                    """);
    }

    @Test
    void a_success_before_the_start_is_one_all_the_same() {
        Story prompt = new Story(world(unlock().within("0s")));
        assertThat(prompt.facts("""
            0s  phone-7  opened
            9s  phone-7  requested
            """, "succeeded")).isEqualTo("phone-7  true\n");
    }

    @Test
    void what_is_known_of_a_thing_is_asked_as_of_the_start_of_the_session() {
        String settings = """
            0s   -  battery  lock=front  state=full
            10s  -  battery  lock=front  state=low
            20s  -  battery  lock=front  state=empty
            """;
        assertThat(story.facts(settings + "9s  phone-7  requested  lock=front\n15s phone-7 opened", "lock.battery"))
                .isEqualTo("phone-7  full\n");
        assertThat(story.facts(settings + "10s  phone-7  requested  lock=front", "lock.battery"))
                .isEqualTo("phone-7  low\n");
        assertThat(story.facts(settings + "25s  phone-7  requested  lock=front", "lock.battery"))
                .isEqualTo("phone-7  empty\n");
    }

    @Test
    void the_thing_is_the_one_that_the_first_event_names_which_names_any() {
        assertThat(story.facts("""
            0s  -        battery    lock=front  state=full
            0s  -        battery    lock=back   state=low
            1s  phone-7  requested
            2s  phone-7  connected  lock=back
            3s  phone-7  opened     lock=front
            """, "lock.battery")).isEqualTo("phone-7  low\n");
    }

    @Test
    void where_no_thing_is_named_nothing_is_known_of_it_not_even_the_initial_value() {
        assertThat(story.facts("""
            0s  -        battery    lock=front  state=full
            1s  phone-7  requested
            1s  phone-8  requested  lock=cellar
            """, "lock.battery", "lock.owner")).isEqualTo("""
                    phone-7  ?  ?
                    phone-8  ?  nobody
                    """);
    }

    @Test
    void a_fact_that_there_is_not_cannot_be_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> story.facts("", "steps.flown.count"))
                .withMessage("no fact steps.flown.count");
    }

    private static Draft unlock() {
        return Draft.of("unlock")
                .step("requested")
                .step("connected")
                .aside("used_a_key")
                .step("opened");
    }

    private static World world(Draft draft) {
        return new World()
                .texts("who", "lock", "version", "state")
                .wholes("code")
                .timeline(
                        "lock",
                        "lock",
                        property("battery", Type.STRING, Value.UNKNOWN, set(named("battery"), "state", Type.STRING)),
                        property("owner", Type.STRING, "nobody"))
                .experience(draft);
    }
}
