package dev.ajar.definitions;

import static dev.ajar.definitions.Told.problems;
import static dev.ajar.definitions.Told.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Type;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attribute;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What events may say.
class SchemasTest {

    @Test
    void an_attribute_tells_its_type_meaning_values_unit_and_whether_it_is_personal() {
        assertThat(attributes("lock.id: {type: string, about: The lock, values: [l1, \"2\"], personal: true}"))
                .containsExactly(new Attribute(
                        "lock.id",
                        Type.STRING,
                        "The lock",
                        List.of(new StringValue("l1"), new StringValue("2")),
                        "",
                        true));
        assertThat(attributes("taken: {type: int, unit: ms, values: [1, -2]}"))
                .containsExactly(
                        new Attribute("taken", Type.INT, "", List.of(new IntValue(1), new IntValue(-2)), "ms", false));
    }

    @Test
    void attributes_of_all_schemas_are_in_the_order_of_their_names() {
        assertThat(sound(schema("door", "b: {type: int}\n  B: {type: int}"), schema("lock", "a.b: {type: int}"))
                        .attributes()
                        .all()
                        .stream()
                        .map(Attribute::name))
                .containsExactly("B", "a.b", "b");
    }

    @Test
    void an_attribute_is_declared_once_over_all_files() {
        assertThat(problems(schema("door", "lock.id: {type: string}"), schema("lock", "lock.id: {type: string}")))
                .isEqualTo("""
                        b.yaml:5:3: error: attribute `lock.id` is declared twice, first in a.yaml on line 5
                          |   lock.id: {type: string}
                          |   ^^^^^^^
                          expected: one declaration of every attribute
                        """);
    }

    @Test
    void names_that_differ_only_by_case_are_doubted_for_databases_do_not_tell_them_apart() {
        assertThat(problems(schema("door", "lock.id: {type: string}"), schema("lock", "Lock.ID: {type: string}")))
                .isEqualTo("""
                        b.yaml:5:3: warning: attribute `Lock.ID` differs only by case from `lock.id`, in a.yaml on line 5
                          |   Lock.ID: {type: string}
                          |   ^^^^^^^
                          expected: another name: databases do not tell case apart, so `ajar sql` will refuse it
                        """);
    }

    @Test
    void what_every_event_has_is_not_declared() {
        assertThat(problems(schema("door", "event.name: {type: string}")))
                .startsWith("a.yaml:5:3: error: attribute `event.name`: every event has this already\n");
    }

    @Test
    void names_are_words_with_dots_between() {
        assertThat(problems(schema("door", "lock id: {type: string}"))).isEqualTo("""
                        a.yaml:5:3: error: attribute `lock id`: no blanks
                          |   lock id: {type: string}
                          |   ^^^^^^^
                          expected: words of ASCII letters, digits, `_` and `-` with dots between
                          did you mean lock.id?
                        """);
        assertThat(problems(schema("door", "lock..id: {type: string}")))
                .startsWith("a.yaml:5:3: error: attribute `lock..id`: nothing before, after or between the dots\n");
        assertThat(problems(schema("door", "" + "x".repeat(129) + ": {type: string}")))
                .contains(": 129 characters\n");
    }

    @Test
    void values_are_of_the_attributes_type() {
        assertThat(problems(schema("door", "a: {type: string, values: [on, 5, x]}\n  b: {type: int, values: [\"5\"]}")))
                .isEqualTo("""
                        a.yaml:5:30: error: values of `a`: on is a bool, `a` a string
                          |   a: {type: string, values: [on, 5, x]}
                          |                              ^^
                          expected: quotes: "on"
                        a.yaml:5:34: error: values of `a`: 5 is a number, `a` a string
                          |   a: {type: string, values: [on, 5, x]}
                          |                                  ^
                          expected: quotes: "5"
                        a.yaml:6:27: error: values of `b`: "5" is a text, `b` an int
                          |   b: {type: int, values: ["5"]}
                          |                           ^^^
                          expected: 5 without quotes
                        """);
    }

    @Test
    void a_type_that_is_none_is_told_once_and_not_where_the_attribute_is_used() {
        assertThat(problems(
                        schema("door", "a: {type: integer}\n  access.session.id: {type: string}"),
                        Told.experience("relevant: a > 5 && a == 'x'", "dimensions: [a]")))
                .isEqualTo("""
                        a.yaml:5:13: error: attribute `a`: `type` cannot be `integer`
                          |   a: {type: integer}
                          |             ^^^^^^^
                          expected: string, int, double, bool or instant
                        """);
    }

    private static List<Attribute> attributes(String attribute) {
        return sound(schema("door", attribute)).attributes().all();
    }

    private static String schema(String name, String attributes) {
        return "apiVersion: ajar.dev/v1\nkind: Schema\nmetadata: {name: %s}\nattributes:\n  %s\n"
                .formatted(name, attributes);
    }
}
