package dev.ajar.timeline;

import static dev.ajar.story.Conditions.always;
import static dev.ajar.story.Conditions.both;
import static dev.ajar.story.Conditions.is;
import static dev.ajar.story.Conditions.known;
import static dev.ajar.story.Conditions.named;
import static dev.ajar.story.World.property;
import static dev.ajar.story.World.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.story.Draft;
import dev.ajar.story.Story;
import dev.ajar.story.World;
import org.junit.jupiter.api.Test;

/// Whoever asks why a door did not open wants to know what the lock was like just then, not what it is like today.
class HistoriesTest {

    private static final Value FRONT = new StringValue("front");

    private final Story story = new Story(new World()
            .texts("who", "lock", "state", "firmware")
            .timeline(
                    "lock",
                    "lock",
                    property(
                            "battery",
                            Type.STRING,
                            "inserted",
                            set(both(named("battery"), is("state", "gone")), "removed"),
                            set(named("battery"), "state", Type.STRING),
                            set(named("power"), "inserted")),
                    property(
                            "said",
                            Type.STRING,
                            Value.UNKNOWN,
                            set(named("battery"), "state", Type.STRING),
                            set(always(), "something else")),
                    property("firmware", Type.STRING, Value.UNKNOWN, set(known("firmware"), "firmware", Type.STRING)))
            .experience(Draft.of("unlock").step("requested").step("opened")));

    @Test
    void a_property_holds_from_the_event_that_sets_it_until_the_next_one() {
        String history = """
            10s  -  battery  lock=front  state=low
            20s  -  battery  lock=front  state=empty
            """;
        assertThat(battery(history, "9.999999s")).isEqualTo("inserted");
        assertThat(battery(history, "10s")).isEqualTo("low");
        assertThat(battery(history, "19.999999s")).isEqualTo("low");
        assertThat(battery(history, "20s")).isEqualTo("empty");
        assertThat(battery(history, "300d")).isEqualTo("empty");
    }

    @Test
    void the_order_in_which_settings_arrive_does_not_matter() {
        String history = """
            20s  -  battery  lock=front  state=empty
            10s  -  battery  lock=front  state=low
            """;
        assertThat(battery(history, "15s")).isEqualTo("low");
        assertThat(battery(history, "25s")).isEqualTo("empty");
    }

    @Test
    void of_settings_at_one_time_the_last_in_order_counts() {
        assertThat(battery("""
            10s  -  battery  lock=front  state=c  sequence=1  id=x
            10s  -  battery  lock=front  state=a  sequence=2  id=a
            10s  -  battery  lock=front  state=b  sequence=2  id=b
            10s  -  battery  lock=front  state=d  sequence=0  id=z
            """, "10s")).isEqualTo("b");
    }

    @Test
    void before_the_first_event_the_initial_value_holds_where_there_is_one() {
        String history = "10s  -  firmware  lock=front  firmware=1.1";
        assertThat(battery(history, "0s")).isEqualTo("inserted");
        assertThat(firmware(history, "9s")).isEqualTo("?");
        assertThat(firmware(history, "10s")).isEqualTo("1.1");
    }

    @Test
    void of_a_thing_never_heard_of_the_initial_value_is_known_but_of_no_thing_nothing_is() {
        assertThat(story.property("", "lock.battery", new StringValue("back"), "5s", "5s"))
                .isEqualTo("inserted");
        assertThat(story.property("", "lock.battery", Value.UNKNOWN, "5s", "5s"))
                .isEqualTo("?");
    }

    @Test
    void the_first_setter_that_holds_decides() {
        assertThat(battery("10s  -  battery  lock=front  state=gone", "10s")).isEqualTo("removed");
    }

    @Test
    void a_setter_that_gives_something_unknown_sets_nothing() {
        assertThat(battery("""
            10s  -  battery  lock=front  state=low
            20s  -  battery  lock=front
            """, "30s")).isEqualTo("low");
    }

    @Test
    void once_a_setter_holds_those_after_it_have_no_say_even_if_it_sets_nothing() {
        assertThat(story.property("10s  -  battery  lock=front", "lock.said", FRONT, "20s", "20s"))
                .isEqualTo("?");
        assertThat(story.property("10s  -  power    lock=front", "lock.said", FRONT, "20s", "20s"))
                .isEqualTo("something else");
    }

    @Test
    void an_event_sets_nothing_for_other_things_or_for_none() {
        String history = """
            10s  -  battery  lock=back  state=low
            11s  -  battery  state=empty
            """;
        assertThat(battery(history, "20s")).isEqualTo("inserted");
        assertThat(story.property(history, "lock.battery", new StringValue("back"), "20s", "20s"))
                .isEqualTo("low");
    }

    @Test
    void one_event_may_set_several_properties() {
        String history = "10s  -  battery  lock=front  state=low  firmware=1.2";
        assertThat(battery(history, "10s")).isEqualTo("low");
        assertThat(firmware(history, "10s")).isEqualTo("1.2");
    }

    @Test
    void who_asks_as_of_an_instant_does_not_see_what_came_later() {
        String history = """
            10s  -  battery  lock=front  state=low
            20s  -  battery  lock=front  state=empty
            """;
        assertThat(story.property(history, "lock.battery", FRONT, "30s", "20s")).isEqualTo("empty");
        assertThat(story.property(history, "lock.battery", FRONT, "30s", "19s")).isEqualTo("low");
        assertThat(story.property(history, "lock.battery", FRONT, "30s", "9s")).isEqualTo("inserted");
    }

    @Test
    void the_same_setting_heard_twice_changes_nothing() {
        assertThat(battery("""
            10s  -  battery  lock=front  state=low    id=a
            20s  -  battery  lock=front  state=empty  id=b
            10s  -  battery  lock=front  state=low    id=a
            """, "20s")).isEqualTo("empty");
    }

    @Test
    void histories_gathered_apart_can_be_put_together() {
        Histories whole = new Histories(
                story.definitions().attributes(), story.definitions().timelines());
        Histories part = new Histories(
                story.definitions().attributes(), story.definitions().timelines());
        story.events("20s  -  battery  lock=front  state=empty").forEach(whole::add);
        story.events("10s  -  battery  lock=front  state=low  firmware=1.0").forEach(part::add);
        whole.merge(part);
        Known known = whole.asOf(Story.instant("1h"));
        assertThat(Story.told(known.property("lock.battery").asOf(FRONT, Story.instant("15s"))))
                .isEqualTo("low");
        assertThat(Story.told(known.property("lock.battery").asOf(FRONT, Story.instant("20s"))))
                .isEqualTo("empty");
        assertThat(Story.told(known.property("lock.firmware").asOf(FRONT, Story.instant("20s"))))
                .isEqualTo("1.0");
    }

    @Test
    void what_came_of_each_setter_can_be_asked() {
        Histories histories = new Histories(
                story.definitions().attributes(), story.definitions().timelines());
        story.events("""
            10s  -  battery  lock=front  state=gone
            20s  -  battery  lock=front
            30s  -  battery  state=gone
            """).forEach(histories::add);
        assertThat(histories.uses().stream()
                        .map(use -> "%s.%s %s: asked %s, held %s, unknown %s, set %s"
                                .formatted(
                                        use.timeline().name(),
                                        use.property().name(),
                                        use.place(),
                                        use.when().asked(),
                                        use.when().held(),
                                        use.when().unknown(),
                                        use.plus(use).times() / 2)))
                .containsExactly(
                        "lock.battery 0: asked 2, held 1, unknown 1, set 1",
                        "lock.battery 1: asked 1, held 1, unknown 0, set 0",
                        "lock.battery 2: asked 0, held 0, unknown 0, set 0",
                        "lock.said 0: asked 2, held 2, unknown 0, set 1",
                        "lock.said 1: asked 0, held 0, unknown 0, set 0",
                        "lock.firmware 0: asked 2, held 0, unknown 0, set 0");
    }

    @Test
    void a_property_that_nobody_described_cannot_be_asked_for() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> story.property("", "lock.colour", FRONT, "0s", "0s"))
                .withMessage("no property lock.colour");
    }

    private String battery(String history, String at) {
        return story.property(history, "lock.battery", FRONT, at, Story.IN_THE_END);
    }

    private String firmware(String history, String at) {
        return story.property(history, "lock.firmware", FRONT, at, Story.IN_THE_END);
    }
}
