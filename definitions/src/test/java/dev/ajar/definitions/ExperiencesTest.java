package dev.ajar.definitions;

import static dev.ajar.definitions.Told.SCHEMA;
import static dev.ajar.definitions.Told.experience;
import static dev.ajar.definitions.Told.problems;
import static dev.ajar.definitions.Told.sound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Expression.Literal;
import dev.ajar.expression.Expression.Name;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Indicator.Unit;
import dev.ajar.model.Limit;
import dev.ajar.model.Rule;
import dev.ajar.model.Rule.Ruling;
import dev.ajar.model.SessionRule;
import dev.ajar.model.SessionRule.Episodes;
import dev.ajar.model.SessionRule.Until;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people want to do, and what is wrong with how it was described.
class ExperiencesTest {

    private static final String LOCK = """
            apiVersion: ajar.dev/v1
            kind: Timeline
            metadata: {name: lock}
            entity: lock.id
            properties:
              status: [{set: battery.state, when: true}, {set: "'active'"}]
              level: [{set: battery.voltage, when: true}]
            """;

    @Nested
    class Defaults_are_filled_in {

        @Test
        void everything_that_carries_the_key_is_relevant() {
            assertThat(read().relevant()).isEqualTo(Literal.TRUE);
        }

        @Test
        void an_episode_settles_after_its_gap_and_ends_with_its_success() {
            assertThat(read("session: {key: [lock.id], gap: 2m}", "relevant: has(lock.id)")
                            .session())
                    .isEqualTo(new Episodes(
                            List.of(new Name("lock.id", Type.STRING)),
                            "pressed",
                            120_000_000,
                            120_000_000,
                            new Until.Reached("unlocked"),
                            Episodes.NO_SKEW));
        }

        @Test
        void whatever_hits_a_step_is_relevant_for_a_slot() {
            Experience alive = sound(
                            SCHEMA,
                            LOCK,
                            slots("steps:\n  beat: {when: has(lock.id)}\n  press: {when: has(error.type)}"))
                    .experiences()
                    .getFirst();

            assertThat(alive.relevant())
                    .isEqualTo(new Expression.Or(
                            new Expression.Has(new Name("lock.id", Type.STRING)),
                            new Expression.Has(new Name("error.type", Type.STRING))));
        }

        @Test
        void a_slot_counts_without_a_condition() {
            assertThat(sound(SCHEMA, slots("expect: {every: 5m, per: lock.id, from: 1970-01-01T00:00:01Z}"))
                            .experiences()
                            .getFirst()
                            .session())
                    .isEqualTo(new SessionRule.Presence(
                            300_000_000, new Name("lock.id", Type.STRING), Literal.TRUE, 1_000_000, 60_000_000));
        }

        @Test
        void a_failure_has_no_reason_of_its_own() {
            assertThat(read().reason()).isEqualTo(new Literal(Type.STRING, Value.UNKNOWN));
        }
    }

    @Nested
    class Sessions {

        @Test
        void are_keyed_by_attributes_or_by_what_every_event_has() {
            assertThat(read("session: {key: [event.id], settle: 0s}").session())
                    .isEqualTo(new SessionRule.Keyed(List.of(new Name("event.id", Type.STRING)), "pressed", 0));
            assertThat(problems(
                            SCHEMA, experience("session: {key: [event.time, lock.idd, lock.id, lock.id], settle: 1s}")))
                    .contains(
                            "error: `key`: `event.time` is an instant\n",
                            "error: `key`: no Schema declares `lock.idd`\n",
                            "error: `key`: `lock.id` is here twice\n");
            assertThat(problems(SCHEMA, experience("session: {key: [], settle: 1s}")))
                    .contains("error: `key`: all events would be one session\n");
            assertThat(problems(SCHEMA, experience("session: {settle: 1s}")))
                    .contains("error: a session rule has no `key`\n");
        }

        @Test
        void end_as_they_are_told() {
            assertThat(read("session: {key: [lock.id], gap: 2m, until: none, skew: 2s}", "relevant: has(lock.id)")
                            .session())
                    .isInstanceOfSatisfying(Episodes.class, episodes -> {
                        assertThat(episodes.until()).isEqualTo(new Until.Never());
                        assertThat(episodes.skew()).isEqualTo(2_000_000);
                    });
            assertThat(problems(
                            SCHEMA,
                            experience("session: {key: [lock.id], gap: 2m, until: unlock}", "relevant: has(lock.id)")))
                    .contains("error: `until`: no step `unlock`\n", "expected: pressed, unlocked or none\n");
            assertThat(problems(
                            SCHEMA,
                            experience("session: {key: [access.session.id], settle: 1s, until: none, skew: 1s}")))
                    .contains("error: `until` without `gap`\n", "error: `skew` without `gap`\n");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                90          | `90` is no duration         | a duration: `90s`
                1:00:00     | 1:00:00 was read as 3600    | a duration: `3600s`
                "1:30"      | `1:30` is no duration       | a duration: `90s`
                5 minutes   | `5 minutes` is no duration  | a duration: `5m`
                2 weeks     | `2 weeks` is no duration    | a duration: `14d`
                soon        | `soon` is no duration       | a duration such as `90s`, `15m`, `1h30m`, `28d` or `250ms`
                0           | `0` is no duration          | a duration: `0s`
                -5s         | `-5s`                       | a duration from 0s to 36525d (a hundred years)
                99999d      | `99999d`                    | a duration from 0s to 36525d (a hundred years)
                """)
        void settle_after_a_duration_with_its_unit(String settle, String what, String expected) {
            assertThat(problems(SCHEMA, experience("session: {key: [access.session.id], settle: " + settle + "}")))
                    .contains("error: `settle`: " + what + "\n", "  expected: " + expected + "\n");
        }
    }

    @Nested
    class Steps {

        @Test
        void are_sixty_four_at_most() {
            assertThat(problems(SCHEMA, experience(steps(64), "success: s0", "attempt: s0")))
                    .doesNotContain("error");
            assertThat(problems(SCHEMA, experience(steps(65), "success: s0", "attempt: s0")))
                    .contains("error: `steps`: 65\n", "expected: 64 at most\n");
        }

        @Test
        void are_one_at_least() {
            assertThat(problems(SCHEMA, experience("steps: {}"))).contains("error: `steps`: there is none\n");
        }

        @Test
        void on_the_way_are_not_aside() {
            assertThat(
                            problems(
                                    SCHEMA,
                                    experience(
                                            "steps:\n  pressed: {when: true, aside: true}\n  unlocked: {when: true, aside: true}")))
                    .contains(
                            "error: `attempt`: `pressed` is `aside`: it is no part of the way\n",
                            "error: `success`: `unlocked` is `aside`: it is no part of the way\n");
        }

        @Test
        void say_what_they_need() {
            assertThat(problems(SCHEMA, experience("steps:\n  pressed: {then: [unlocked, unlocked]}\n  unlocked: yes")))
                    .contains(
                            "error: step `pressed` has no `when`\n",
                            "error: step `pressed`: `then`: `unlocked` is here twice\n",
                            "error: step `unlocked` is a text\n");
        }

        private static String steps(int count) {
            return IntStream.range(0, count)
                    .mapToObj("  s%s: {when: true}"::formatted)
                    .collect(Collectors.joining("\n", "steps:\n", ""));
        }
    }

    @Nested
    class Rules {

        @Test
        void exclude_blame_or_praise() {
            assertThat(read("""
                                    judge:
                                      - {exclude: a, when: lock.status == 'removed', because: They pull them.}
                                      - {bad: b.c, when: session.events > 3, because: So., at: once}
                                      - {good: d-e, when: "steps.pressed.count == 2 && succeeded", because: So.}""").judge())
                    .extracting(Rule::name, Rule::ruling, Rule::once)
                    .containsExactly(
                            tuple("a", Ruling.EXCLUDE, false),
                            tuple("b.c", Ruling.BAD, true),
                            tuple("d-e", Ruling.GOOD, false));
        }

        @Test
        void say_one_thing_why_and_under_a_name_of_their_own() {
            assertThat(problems(SCHEMA, experience("""
                                    judge:
                                      - {bad: a, good: b, when: true, because: x}
                                      - {when: true, because: x}
                                      - {bad: a, when: true}
                                      - {exclude: a, when: true, because: " ", at: twice}
                                      - nothing""")))
                    .contains(
                            "error: a rule that makes two things of a session\n",
                            "error: a rule that makes nothing of a session\n",
                            "error: rule `a` has no `because`\n",
                            "error: a second rule `a`, the first is on line 13\n",
                            "error: rule `a`: `because`: nothing is written\n",
                            "error: rule `a`: `at` cannot be `twice`\n",
                            "error: a rule is a text\n");
        }
    }

    @Nested
    class Indicators {

        @Test
        void count_sessions_or_look_at_how_long_good_ones_took() {
            assertThat(read("""
                                    indicators:
                                      a: {sessions: good}
                                      b: {sessions: good, attempts: 2, within: 3s}
                                      c: {from: pressed, to: unlocked, within: 0s}
                                      d: {value: last.http.server.request.duration, within: 300ms}""").indicators())
                    .containsExactly(
                            new Indicator.Sessions("a", Long.MAX_VALUE, Limit.NONE),
                            new Indicator.Sessions("b", 2, new Limit(3_000_000)),
                            new Indicator.Latency("c", "pressed", "unlocked", new Limit(0)),
                            new Indicator.Carried(
                                    "d",
                                    new Name("last.http.server.request.duration", Type.DOUBLE),
                                    Unit.S,
                                    new Limit(300_000)));
        }

        @Test
        void are_one_thing_each() {
            assertThat(problems(SCHEMA, experience("""
                                    indicators:
                                      a: {sessions: bad, attempts: 0, from: pressed}
                                      b: {from: pressed, attempts: 2}
                                      c: {value: error.type, within: 1s}
                                      d: {value: last.error.type, within: 1s}
                                      e: {value: first.vendor.code, within: 1s}
                                      f: {within: 1s}
                                      g h: {sessions: good}""")))
                    .contains(
                            "error: indicator `a`: `sessions` cannot be `bad`\n",
                            "error: indicator `a`: `attempts`: `0`\n",
                            "error: indicator `a`: `from` beside `sessions`\n",
                            "error: indicator `b` has no `to`\n",
                            "error: indicator `b` has no `within`\n",
                            "error: indicator `b`: `attempts` beside `from`\n",
                            "error: indicator `c`: `value`: no fact `error.type`\n",
                            "error: indicator `d`: `error.type` is a string\n",
                            "error: indicator `e`: `vendor.code` declares no unit\n",
                            "error: indicator `f` counts nothing\n",
                            "error: indicator `g h`: no blanks\n");
        }
    }

    @Nested
    class Dimensions_and_reasons {

        @Test
        void are_attributes_properties_and_facts_that_name_something() {
            Experience experience = read("dimensions: [lock.id, lock.status]", "reason: steps.pressed.count");

            assertThat(experience.dimensions())
                    .extracting(dimension -> dimension.fact().name())
                    .containsExactly("first.lock.id", "lock.status");
            assertThat(experience.reason()).isEqualTo(new Name("steps.pressed.count", Type.INT));
        }

        @Test
        void are_never_doubles_or_instants() {
            assertThat(problems(
                            SCHEMA,
                            LOCK,
                            experience("dimensions: [lock.level, lock.installed_at]", "reason: session.start")))
                    .contains(
                            "error: `dimensions`: `lock.level` is a double\n",
                            "error: `dimensions`: `lock.installed_at` is an instant\n",
                            "error: `reason`: `session.start` is an instant\n");
        }

        @Test
        void have_columns_of_their_own() {
            String schema = SCHEMA.replace(
                    "error.type:",
                    "verdict: {type: string}\n  lock-id: {type: string}\n  Error.Type: {type: string}\n  error.type:");
            assertThat(problems(
                            schema,
                            experience("dimensions: [verdict, lock.id, lock-id, Error.Type]"),
                            experience("metadata: {name: other}", "dimensions: [error.type]")))
                    .contains(
                            "error: dimension `verdict` gives the column `verdict`, which every table has, too\n",
                            "error: dimension `lock-id` gives the column `lock_id`, which dimension `lock.id` of app-unlock gives, too\n",
                            "error: dimension `error.type` gives the column `error_type`, which dimension `Error.Type` of app-unlock gives, too\n");
        }

        @Test
        void the_same_dimension_of_two_experiences_shares_a_column() {
            assertThat(problems(
                            SCHEMA,
                            experience("dimensions: [lock.id]"),
                            experience("metadata: {name: other}", "dimensions: [lock.id]")))
                    .isEmpty();
        }
    }

    @Nested
    class Slots {

        @Test
        void are_no_sessions_of_another_kind() {
            assertThat(problems(
                            SCHEMA,
                            LOCK,
                            slots(
                                    "attempt: beat",
                                    "session: {key: [lock.id], gap: 1s, until: none, skew: 1s}",
                                    "steps: {beat: {when: true, then: [beat]}}")))
                    .contains(
                            "error: `attempt` beside `expect`\n",
                            "error: `key` beside `expect`\n",
                            "error: `gap` beside `expect`\n",
                            "error: `until` beside `expect`\n",
                            "error: `skew` beside `expect`\n",
                            "error: step `beat`: `then` beside `expect`\n",
                            "error: a session rule has no `settle`\n");
        }

        @Test
        void have_a_length_a_thing_and_a_beginning() {
            assertThat(problems(SCHEMA, LOCK, slots("expect: {every: 0s, while: \"true\"}")))
                    .contains(
                            "error: an expectation has no `per`\n",
                            "error: an expectation has no `from`\n",
                            "error: `every`: `0s`\n",
                            "expected: a duration of 1us or more\n");
        }

        @Test
        void see_properties_of_their_thing_alone() {
            assertThat(
                            problems(
                                    SCHEMA,
                                    LOCK,
                                    slots(
                                            "expect: {every: 5m, per: lock.id, while: last.error.type == 'x', from: 2026-01-01T00:00:00Z}")))
                    .contains(
                            "error: `while`: unknown name `last.error.type`\n",
                            "expected: `while` sees properties of timelines whose entity is `lock.id`\n");
        }
    }

    private static String slots(String... lines) {
        String slots = experience(
                "-attempt",
                "session: {settle: 1m}",
                "steps: {beat: {when: event.name == 'device.heartbeat'}}",
                "expect: {every: 5m, per: lock.id, while: lock.status == 'active', from: 2026-01-01T00:00:00Z}",
                "success: beat");
        for (String line : lines) {
            String key = line.substring(0, line.indexOf(':'));
            slots = slots.replaceAll("(?m)^" + key + ":.*\n", "") + line + "\n";
        }
        return slots;
    }

    private static Experience read(String... lines) {
        return sound(SCHEMA, LOCK, experience(lines)).experiences().getFirst();
    }
}
