package dev.ajar.definitions;

import static dev.ajar.definitions.Told.SCHEMA;
import static dev.ajar.definitions.Told.experience;
import static dev.ajar.definitions.Told.problems;
import static dev.ajar.definitions.Told.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Timeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is known about things over time.
class TimelinesTest {

    @Test
    void the_last_setter_without_a_condition_is_the_value_before_the_first_event() {
        Timeline.Property battery =
                property("[{set: \"'removed'\", when: \"battery.state == 'removed'\"}, {set: \"'inserted'\"}]");

        assertThat(battery.type()).isEqualTo(Type.STRING);
        assertThat(battery.setters()).hasSize(1);
        assertThat(battery.initial()).isEqualTo(new StringValue("inserted"));
    }

    @Test
    void without_one_nothing_is_known_before_the_first_event() {
        assertThat(property("[{set: battery.voltage, when: has(battery.voltage)}]")
                        .initial())
                .isEqualTo(Value.UNKNOWN);
    }

    @Test
    void the_value_before_the_first_event_is_a_literal_and_last() {
        assertThat(problems(SCHEMA, timeline("lock", "[{set: battery.state}]")))
                .contains("error: property `battery`: a setter without `when` whose `set` is no literal\n");
        assertThat(problems(SCHEMA, timeline("lock", "[{set: \"'x'\"}, {set: battery.state, when: true}]")))
                .contains("error: property `battery`: a setter without `when` that is not the last\n");
        assertThat(problems(SCHEMA, timeline("lock", "[]"))).contains("error: property `battery`: nothing sets it\n");
    }

    @Test
    void all_setters_give_one_type_and_never_a_duration() {
        assertThat(problems(SCHEMA, timeline("lock", "[{set: battery.voltage, when: true}, {set: 3}]")))
                .contains("error: property `battery`: an int here, a double before\n");
        assertThat(problems(SCHEMA, timeline("lock", "[{set: duration('1s')}]")))
                .contains("error: property `battery`: a duration\n");
    }

    @Test
    void a_thing_is_named_by_a_declared_string_int_or_bool() {
        assertThat(problems(SCHEMA, timeline("lock", "[{set: 1}]").replace("entity: lock.id", "entity: lock.idd")))
                .contains("error: `entity`: no Schema declares `lock.idd`\n", "did you mean lock.id?");
        assertThat(problems(
                        SCHEMA, timeline("lock", "[{set: 1}]").replace("entity: lock.id", "entity: battery.voltage")))
                .contains("error: `entity`: `battery.voltage` is a double\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "steps", "first", "last", "event", "column", "succeeded", "first.lock"})
    void words_that_conditions_need_are_taken(String name) {
        assertThat(problems(SCHEMA, timeline(name, "[{set: 1}]")))
                .contains("error: a Timeline cannot be called `%s`: conditions need this word\n".formatted(name));
    }

    @Test
    void a_minus_in_its_name_keeps_conditions_from_naming_its_properties() {
        assertThat(problems(SCHEMA, timeline("front-lock", "[{set: 1}]")))
                .contains("warning: no condition can name properties of `front-lock`: there `-` is a minus\n");
    }

    @Test
    void a_property_is_no_attribute() {
        String schema = SCHEMA.replace("error.type:", "lock.battery: {type: string}\n  error.type:");
        assertThat(problems(schema, timeline("lock", "[{set: battery.state, when: true}]")))
                .contains("error: `lock.battery` is an attribute, too\n");
        assertThat(problems(schema, timeline("lock", "[{set: lock.battery, when: true}]")))
                .isEmpty();
    }

    @Test
    void what_is_wrong_with_a_property_is_not_told_again_where_it_is_used() {
        assertThat(problems(
                        SCHEMA,
                        timeline("lock", "[{set: batery.voltage, when: true}]"),
                        experience("judge: [{bad: low, when: lock.battery < 2.0, because: So.}]")))
                .contains("unknown name `batery.voltage`")
                .doesNotContain("c.yaml");
    }

    @Test
    void the_values_of_a_property_are_those_it_can_be_set_to() {
        assertThat(
                        problems(
                                SCHEMA,
                                timeline("lock", "[{set: access.method, when: true}, {set: \"'none'\"}]"),
                                experience(
                                        "judge: [{bad: odd, when: \"!succeeded && lock.battery in ['nfc', 'non']\", because: So.}]")))
                .contains(
                        "warning: rule `odd`: `'non'` is not one of the values of `lock.battery`\n",
                        "did you mean 'none'?");
    }

    private static Timeline.Property property(String setters) {
        return sound(SCHEMA, timeline("lock", setters))
                .timelines()
                .getFirst()
                .properties()
                .getFirst();
    }

    private static String timeline(String name, String setters) {
        return "apiVersion: ajar.dev/v1\nkind: Timeline\nmetadata: {name: %s}\nentity: lock.id\nproperties:\n  battery: %s\n"
                .formatted(name, setters);
    }
}
