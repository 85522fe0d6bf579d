package dev.ajar.definitions;

import static dev.ajar.definitions.Told.SCHEMA;
import static dev.ajar.definitions.Told.experience;
import static dev.ajar.definitions.Told.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every mistake here was made by somebody who wrote definitions against real logs, and measured something else than
/// they meant without a word from the program. Each is told with its place and its remedy.
///
/// A column that is not there can only be told when the file is read: that is the store's to say.
class WhatPeopleGetWrongTest {

    private static final String LOCK = """
            apiVersion: ajar.dev/v1
            kind: Timeline
            metadata: {name: lock}
            entity: lock.id
            properties:
              battery:
                - {set: "'removed'", when: "event.name == 'device.battery' && battery.state == 'removed'"}
                - {set: "'inserted'", when: "event.name == 'device.power_restored'"}
              customer: [{set: customer.id, when: "event.name == 'device.install'"}]
            """;

    @Test
    void an_attribute_of_events_in_a_rule() {
        assertThat(problems(
                        SCHEMA,
                        experience(
                                "judge: [{exclude: staff, when: \"enduser.role == 'staff'\", because: They test.}]")))
                .isEqualTo("""
                        b.yaml:12:33: error: rule `staff`: unknown name `enduser.role`
                          | judge: [{exclude: staff, when: "enduser.role == 'staff'", because: They test.}]
                          |                                 ^^^^^^^^^^^^
                          expected: a rule sees the session: first.A, last.A, steps.S.count, succeeded, TIMELINE.PROPERTY …
                          did you mean first.enduser.role or last.enduser.role?
                        """);
    }

    @Test
    void a_text_without_its_own_quotes() {
        assertThat(problems(SCHEMA, LOCK.replace("\"'removed'\"", "removed"))).isEqualTo("""
                        b.yaml:7:13: error: `set`: unknown name `removed`
                          |     - {set: removed, when: "event.name == 'device.battery' && battery.state == 'removed'"}
                          |             ^^^^^^^
                          expected: a text needs its own quotes: "'removed'"
                        """);
    }

    @Test
    void a_condition_that_begins_with_an_exclamation_mark() {
        assertThat(problems(SCHEMA, experience("""
                                steps:
                                  pressed: {when: !has(error.type), then: [unlocked]}
                                  unlocked: {when: "event.name == 'lock.operation'"}"""))).isEqualTo("""
                        b.yaml:7:19: error: `!has(error.type)` was read as a YAML tag
                          |   pressed: {when: !has(error.type), then: [unlocked]}
                          |                   ^^^^^^^^^^^^^^^^
                          expected: quotes around a condition that begins with `!`: "!has(error.type)"
                        """);
    }

    @Test
    void such_a_condition_where_yaml_gives_up() {
        assertThat(problems(SCHEMA, experience("relevant: !has(error.type) && access.method == 'nfc'")))
                .isEqualTo("""
                        b.yaml:12:11: error: `!has(error.type) && access.method == 'nfc'` was read as a YAML tag
                          | relevant: !has(error.type) && access.method == 'nfc'
                          |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                          expected: quotes around a condition that begins with `!`: "!has(error.type) && access.method == 'nfc'"
                        """);
    }

    @Test
    void a_text_that_looks_like_a_number() {
        assertThat(problems(
                        SCHEMA.replace(
                                "error.type:",
                                "site.type: {type: string}\n  service.version: {type: string}\n  error.type:"),
                        experience("dimensions: [site.type, service.version]"),
                        """
                        apiVersion: ajar.dev/v1
                        kind: Exclusion
                        metadata: {name: inspection}
                        from: 2026-03-01T00:00:00Z
                        to: 2026-03-01T06:00:00Z
                        where: {site.type: [3], service.version: [4.10]}
                        because: The yearly inspection.
                        """))
                .isEqualTo("""
                        c.yaml:6:21: error: where site.type: 3 is a number, `site.type` a string
                          | where: {site.type: [3], service.version: [4.10]}
                          |                     ^
                          expected: quotes: "3"
                        c.yaml:6:43: error: where service.version: 4.10 is a number, `service.version` a string
                          | where: {site.type: [3], service.version: [4.10]}
                          |                                           ^^^^
                          expected: quotes: "4.10"
                        """);
    }

    @Test
    void a_name_that_yaml_takes_for_a_truth() {
        assertThat(problems(SCHEMA, experience("""
                                steps:
                                  pressed: {when: "event.name == 'access.attempt.start'"}
                                  on: {when: "event.name == 'lock.operation'"}""", "success: on"))).isEqualTo("""
                        b.yaml:8:3: error: step `on`: YAML reads on/off/yes/no/true/false as a bool
                          |   on: {when: "event.name == 'lock.operation'"}
                          |   ^^
                          expected: another name, or quotes around it: "on"
                        """);
    }

    @Test
    void a_name_with_a_hyphen() {
        assertThat(problems(SCHEMA, experience("""
                                steps:
                                  pressed: {when: "event.name == 'access.attempt.start'"}
                                  door-opened: {when: "event.name == 'lock.operation'"}""", "success: door-opened"))).isEqualTo("""
                        b.yaml:8:3: error: step `door-opened`: no `-`
                          |   door-opened: {when: "event.name == 'lock.operation'"}
                          |   ^^^^^^^^^^^
                          expected: ASCII letters, digits and `_` only
                          did you mean door_opened?
                        """);
    }

    @Test
    void a_duration_like_a_clock() {
        assertThat(problems(SCHEMA, experience("session: {key: [access.session.id], settle: 1:30}")))
                .isEqualTo("""
                        b.yaml:5:45: error: `settle`: 1:30 was read as 90
                          | session: {key: [access.session.id], settle: 1:30}
                          |                                             ^^^^
                          expected: a duration: `90s`
                        """);
    }

    @Test
    void slots_of_a_thing_that_no_timeline_knows() {
        assertThat(problems(SCHEMA, alive("lock.battery == 'inserted'"))).isEqualTo("""
                        b.yaml:9:43: error: `while`: no Timeline has entity `lock.id`: no slot would exist
                          | expect: {every: 5m, per: lock.id, while: "lock.battery == 'inserted'", from: 2026-01-01T00:00:00Z}
                          |                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^
                          expected: a property of a Timeline with `entity: lock.id`
                        """);
    }

    @Test
    void a_dimension_that_a_silent_slot_has_nobody_to_ask_for() {
        assertThat(problems(SCHEMA, LOCK, alive("lock.battery == 'inserted'", "dimensions: [customer.id]")))
                .isEqualTo("""
                        c.yaml:10:14: error: `dimensions`: `customer.id` comes from events; a silent slot has none
                          | dimensions: [customer.id]
                          |              ^^^^^^^^^^^
                          expected: `lock.id`, or a property of it
                          did you mean lock.customer?
                        """);
    }

    @Test
    void sessions_that_settle_before_they_may_succeed() {
        assertThat(problems(SCHEMA, experience("success: {step: unlocked, within: 5m}")))
                .isEqualTo("""
                        b.yaml:5:45: warning: `settle` 60s is shorter than success.within 5m: good sessions will first be bad
                          | session: {key: [access.session.id], settle: 60s}
                          |                                             ^^^
                          expected: a `settle` of 5m or more
                        """);
    }

    @Test
    void a_slip_in_a_listed_value() {
        assertThat(problems(SCHEMA, experience("""
                                steps:
                                  pressed: {when: "event.name == 'access.attempt.start'", then: [connected]}
                                  connected: {when: "access.step.name == 'conect'", then: [unlocked]}
                                  unlocked: {when: "event.name == 'lock.operation'"}"""))).isEqualTo("""
                        b.yaml:8:42: warning: step `connected`: `'conect'` is not one of the values of `access.step.name`
                          |   connected: {when: "access.step.name == 'conect'", then: [unlocked]}
                          |                                          ^^^^^^^^
                          expected: 'connect' or 'authorize'
                          did you mean 'connect'?
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " ~ ", textBlock = """
            kind: "a\\d+" ~ 1:9 ~ `\\d` means nothing between double quotes ~ `\\\\` for a backslash, or single quotes around the text
            kind: "a" b ~ 1:11 ~ what begins here belongs to nothing above it ~ one value for each key, keys of one mapping in one column, and quotes around the whole of a text
            kind: } ~ 1:7 ~ `}` where a value belongs ~ a value; quotes around one that begins with `}`
            kind: * x ~ 1:7 ~ `*` cannot begin a text ~ quotes around a text that begins with `*`
            kind: >x ~ 1:8 ~ this cannot follow `|` or `>` ~ a new line, and the text below, indented
            kind: x¶key ~ 2:1 ~ a key without a `:` after it ~ `key: value`
            "kind"¶b: c ~ 2:1 ~ what begins here comes after the end of the document ~ one mapping a document, and a line `---` between two
            """)
    void slips_of_yaml_in_plain_words(String text, String place, String what, String expected) {
        assertThat(problems(text.replace('¶', '\n') + "\n"))
                .startsWith("a.yaml:%s: error: %s\n".formatted(place, what))
                .endsWith("  expected: %s\n".formatted(expected));
    }

    @Test
    void a_rule_whose_error_outlives_the_success() {
        assertThat(problems(SCHEMA, experience("""
                                        judge:
                                          - {exclude: wrong-password, when: "last.error.type == 'wrong_password'", because: People mistype.}"""))).isEqualTo("""
                        b.yaml:13:15: warning: exclude `wrong-password` tests `last.error.type`, which outlives a later success
                          |   - {exclude: wrong-password, when: "last.error.type == 'wrong_password'", because: People mistype.}
                          |               ^^^^^^^^^^^^^^
                          expected: `!succeeded &&` in front, unless a session that succeeded in the end is meant, too
                        """);
    }

    @Test
    void slots_that_wait_for_a_first_battery_event() {
        assertThat(problems(SCHEMA, LOCK, alive("lock.battery != 'removed'"))).isEqualTo("""
                        c.yaml:9:43: warning: `while` is unknown until the first event that sets `lock.battery`: until then, no slots
                          | expect: {every: 5m, per: lock.id, while: "lock.battery != 'removed'", from: 2026-01-01T00:00:00Z}
                          |                                           ^^^^^^^^^^^^^^^^^^^^^^^^^
                          expected: a value without `when` at the end of the property's setters
                        """);
    }

    @Test
    void slots_that_are_meant_to_wait() {
        assertThat(problems(SCHEMA, LOCK, alive("lock.battery == 'inserted'"))).isEmpty();
    }

    @Test
    void a_gap_between_two_events_that_may_lie_further_apart() {
        assertThat(problems(
                        SCHEMA,
                        experience(
                                "session: {key: [lock.id], gap: 15m}",
                                "relevant: has(lock.id)",
                                "indicators: {speed: {from: pressed, to: unlocked, within: 2h}}")))
                .isEqualTo("""
                        b.yaml:5:32: warning: `gap` 15m, but indicator `speed` allows more, and steps `pressed` and `unlocked` are different events: whatever takes longer falls apart
                          | session: {key: [lock.id], gap: 15m}
                          |                                ^^^
                          expected: a gap at least as long as a session may take
                        """);
    }

    @Test
    void a_gap_of_which_nobody_says_that_it_is_short() {
        assertThat(problems(SCHEMA, experience("session: {key: [lock.id], gap: 15m}", "relevant: has(lock.id)")))
                .isEmpty();
    }

    @Test
    void a_gap_of_which_somebody_has_thought() {
        assertThat(problems(
                        SCHEMA,
                        experience(
                                "session: {key: [lock.id], gap: 15m}",
                                "relevant: has(lock.id)",
                                "indicators: {speed: {from: pressed, to: unlocked, within: 3s}}")))
                .isEmpty();
    }

    @Test
    void one_session_a_lock_for_ever() {
        assertThat(problems(SCHEMA, experience("session: {key: [lock.id], settle: 60s}")))
                .isEqualTo("""
                        b.yaml:5:16: warning: the key `lock.id` without a gap never closes: one session for ever
                          | session: {key: [lock.id], settle: 60s}
                          |                ^^^^^^^^^
                          expected: a `gap`, or a key that tells one wish from the next, such as `access.session.id`
                        """);
    }

    @Test
    void years_of_other_calendars() {
        assertThat(problems(SCHEMA, """
                        apiVersion: ajar.dev/v1
                        kind: Source
                        metadata: {name: log}
                        format: csv
                        events:
                          - name: lock.operation
                            time: {column: at, format: "yyyy-MM-dd HH:mm:ss", zone: UTC}
                          - name: device.battery
                            time: {column: at, format: "YYYY-MM-dd HH:mm:ss", zone: UTC}
                        """)).isEqualTo("""
                        b.yaml:7:33: warning: `time`: `yyyy` is the year of an era
                          |     time: {column: at, format: "yyyy-MM-dd HH:mm:ss", zone: UTC}
                          |                                 ^^^^
                          expected: `uuuu`
                        b.yaml:9:33: error: `time`: `format`: `YYYY` is not understood
                          |     time: {column: at, format: "YYYY-MM-dd HH:mm:ss", zone: UTC}
                          |                                 ^^^^
                          expected: `uuuu`: `YYYY` is the week-based year
                        """);
    }

    @Test
    void rules_that_are_never_reached() {
        assertThat(problems(SCHEMA, experience("""
                                        judge:
                                          - {bad: jammed, when: "!succeeded && (last.error.type == 'jammed' || last.error.type == 'stuck')", because: So.}
                                          - {exclude: tests, when: "last.error.type == 'stuck' && first.enduser.role == 'tester' && !succeeded", because: So.}
                                          - {good: rest, when: true, because: So.}
                                          - {bad: late, when: "session.events > 3", because: So.}
                                          - {bad: never, when: "1 > 2", because: So.}"""))).isEqualTo("""
                        b.yaml:14:15: warning: rule `tests` is never reached: rule `jammed` before it holds whenever this one does
                          |   - {exclude: tests, when: "last.error.type == 'stuck' && first.enduser.role == 'tester' && !succeeded", because: So.}
                          |               ^^^^^
                          expected: the narrower rule first
                        b.yaml:16:11: warning: rule `late` is never reached: rule `rest` before it holds whenever this one does
                          |   - {bad: late, when: "session.events > 3", because: So.}
                          |           ^^^^
                          expected: the narrower rule first
                        b.yaml:17:11: warning: rule `never` never holds
                          |   - {bad: never, when: "1 > 2", because: So.}
                          |           ^^^^^
                          expected: a condition that can be true
                        """);
    }

    @Test
    void a_step_that_nobody_uses() {
        assertThat(problems(SCHEMA, experience("""
                                steps:
                                  pressed: {when: "event.name == 'access.attempt.start'", then: [unlocked, gave_up]}
                                  unlocked: {when: "event.name == 'lock.operation'"}
                                  gave_up: {when: "event.name == 'access.key.used'", aside: true}
                                  seen: {when: "event.name == 'door.seen'", aside: true, then: [unlocked]}"""))).isEqualTo("""
                        b.yaml:7:3: warning: step `pressed`: `then`: `gave_up` is `aside`, so it is never on the way
                          |   pressed: {when: "event.name == 'access.attempt.start'", then: [unlocked, gave_up]}
                          |   ^^^^^^^
                          expected: steps that are not `aside`
                        b.yaml:10:3: warning: step `seen` is never used
                          |   seen: {when: "event.name == 'door.seen'", aside: true, then: [unlocked]}
                          |   ^^^^
                          expected: its place in the `then` of another step, in a rule or in an indicator
                        b.yaml:10:3: warning: step `seen` is `aside`, so what comes after it is never looked at
                          |   seen: {when: "event.name == 'door.seen'", aside: true, then: [unlocked]}
                          |   ^^^^
                          expected: no `then`, or no `aside`
                        """);
    }

    /// An experience of slots: locks that should be heard of.
    private static String alive(String during, String... lines) {
        return experience(Stream.concat(
                        Stream.of(
                                "-attempt",
                                "session: {settle: 1m}",
                                "steps: {beat: {when: \"event.name == 'device.heartbeat'\"}}",
                                "success: beat",
                                "expect: {every: 5m, per: lock.id, while: \"%s\", from: 2026-01-01T00:00:00Z}"
                                        .formatted(during)),
                        Stream.of(lines))
                .toArray(String[]::new));
    }
}
