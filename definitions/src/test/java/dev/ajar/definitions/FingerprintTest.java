package dev.ajar.definitions;

import static dev.ajar.definitions.Told.SCHEMA;
import static dev.ajar.definitions.Told.experience;
import static dev.ajar.definitions.Told.sound;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The fingerprint changes when, and only when, something changes that a verdict, a latency or a tally depends on.
class FingerprintTest {

    private static final String LOCK = """
            apiVersion: ajar.dev/v1
            kind: Timeline
            metadata: {name: lock}
            entity: lock.id
            properties:
              battery: [{set: "'removed'", when: "battery.state == 'removed'"}, {set: "'inserted'"}]
              customer: [{set: customer.id, when: "event.name == 'device.install'"}]
            """;

    private static final String UNLOCK = """
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: app-unlock}
            purpose: Decide.
            relevant: "access.method == 'ble_app' && has(error.type)"
            session: {key: [access.session.id], gap: 60s, skew: 1s}
            steps:
              pressed: {when: "event.name == 'access.attempt.start'"}
              unlocked: {when: "event.name == 'lock.operation'"}
              gave_up: {when: "event.name == 'access.key.used'", aside: true}
            attempt: pressed
            success: {step: unlocked, within: 30s}
            judge:
              - {exclude: battery, when: "lock.battery == 'removed'", because: They pull them.}
              - {bad: code, when: "first.vendor.code in [1, 2]", because: So.}
            reason: last.error.type
            indicators: {speed: {from: pressed, to: unlocked, within: 3s}, success: {sessions: good}}
            dimensions: [lock.id, access.method]
            """;

    private static final String CUT = """
            apiVersion: ajar.dev/v1
            kind: Exclusion
            metadata: {name: cut}
            from: 2026-03-01T00:00:00Z
            to: 2026-03-01T06:00:00Z
            where: {lock.id: [a, b]}
            because: No power.
            """;

    private static final String AS_WRITTEN = fingerprint(SCHEMA, LOCK, UNLOCK, CUT);

    @Test
    void it_is_a_hash_of_128_bits_and_stays_what_it_was_in_earlier_versions() {
        assertThat(AS_WRITTEN).isEqualTo("e1fa99dbe824c226b75f32557205f9ee");
    }

    @Test
    void comments_and_the_way_of_writing_do_not_matter() {
        assertThat(fingerprint(
                        "# a comment\n" + SCHEMA,
                        LOCK,
                        UNLOCK.replace(
                                "session: {key: [access.session.id], gap: 60s, skew: 1s}",
                                "session:\n  skew: 1000ms\n  gap: 1m   # or so\n  key:\n    - access.session.id"),
                        CUT.replace("2026-03-01T00:00:00Z", "2026-03-01T09:00:00+09:00")))
                .isEqualTo(AS_WRITTEN);
    }

    @Test
    void words_for_people_do_not_matter() {
        assertThat(fingerprint(
                        SCHEMA.replace(
                                "error.type: {type: string}",
                                "error.type: {type: string, about: Why, values: [a], personal: true}"),
                        LOCK,
                        UNLOCK.replace("Decide.", "Something else.")
                                        .replace("They pull them.", "Nobody knows.")
                                        .replace(
                                                "{name: app-unlock}",
                                                "{name: app-unlock, title: {en: Unlock}, owner: me, product: it}")
                                + "accepted: [{that: x, because: y}]\n",
                        CUT.replace("No power.", "A drill.") + "author: me\n"))
                .isEqualTo(AS_WRITTEN);
    }

    @Test
    void what_is_foreseen_changes_no_verdict() {
        assertThat(fingerprint(SCHEMA, LOCK, UNLOCK.replace("start'\"}", "start'\", then: [unlocked]}"), CUT))
                .isEqualTo(AS_WRITTEN);
    }

    @Test
    void what_holds_anyway_may_be_written_out() {
        assertThat(fingerprint(
                        SCHEMA,
                        LOCK,
                        UNLOCK.replace("gap: 60s", "gap: 60s, settle: 60s, until: unlocked")
                                .replace("lock.operation'\"}", "lock.operation'\", aside: false}"),
                        CUT))
                .isEqualTo(AS_WRITTEN);
    }

    @Test
    void order_matters_only_where_it_means_something() {
        assertThat(fingerprint(
                        SCHEMA,
                        LOCK,
                        UNLOCK.replace("[lock.id, access.method]", "[access.method, lock.id]")
                                .replace(
                                        "{speed: {from: pressed, to: unlocked, within: 3s}, success: {sessions: good}}",
                                        "{success: {sessions: good}, speed: {from: pressed, to: unlocked, within: 3s}}")
                                .replace("[1, 2]", "[2, 1, 2]"),
                        CUT.replace("[a, b]", "[b, a]")))
                .isEqualTo(AS_WRITTEN);
    }

    @Test
    void documents_that_have_nothing_to_do_with_it_do_not_matter() {
        assertThat(Stream.of(sound(
                                SCHEMA.replace("error.type:", "another: {type: int}\n  error.type:"),
                                LOCK.replace(
                                        "customer: [{set: customer.id",
                                        "lot: [{set: 5, when: true}]\n  customer: [{set: error.type"),
                                UNLOCK,
                                CUT,
                                experience("metadata: {name: other}"),
                                CUT.replace("name: cut", "name: other-cut")
                                        .replace("where: {lock.id: [a, b]}", "experiences: [other]")))
                        .flatMap(all -> all.experiences().stream())
                        .filter(each -> each.name().equals("app-unlock"))
                        .findFirst()
                        .orElseThrow()
                        .fingerprint())
                .isEqualTo(AS_WRITTEN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ble_app                             | nfc
            has(error.type)                     | !has(error.type)
            gap: 60s                            | gap: 61s
            gap: 60s                            | gap: 60s, settle: 61s
            gap: 60s                            | gap: 60s, until: none
            skew: 1s                            | skew: 2s
            key: [access.session.id]            | key: [lock.id]
            access.key.used                     | access.key.lost
            aside: true                         | aside: false
            attempt: pressed                    | attempt: unlocked
            step: unlocked                      | step: pressed
            within: 30s                         | within: 31s
            exclude: battery                    | bad: battery
            exclude: battery                    | exclude: batteries
            because: So.                        | because: So., at: once
            lock.battery == 'removed'           | lock.battery != 'removed'
            [1, 2]                              | [1, 3]
            reason: last.error.type             | reason: first.error.type
            within: 3s                          | within: 4s
            {sessions: good}                    | {sessions: good, attempts: 1}
            [lock.id, access.method]            | [lock.id]
            name: app-unlock                    | name: app-lock
            """)
    void what_is_said_of_the_experience_matters(String before, String after) {
        assertThat(UNLOCK).contains(before);
        assertThat(fingerprint(SCHEMA, LOCK, UNLOCK.replace(before, after), CUT))
                .isNotEqualTo(AS_WRITTEN);
    }

    @Test
    void what_it_stands_on_matters() {
        assertThat(fingerprint(SCHEMA, LOCK.replace("'inserted'", "'unknown'"), UNLOCK, CUT))
                .isNotEqualTo(AS_WRITTEN);
        assertThat(fingerprint(SCHEMA, LOCK, UNLOCK, CUT.replace("06:00", "07:00")))
                .isNotEqualTo(AS_WRITTEN);
        assertThat(fingerprint(SCHEMA, LOCK, UNLOCK, CUT.replace("[a, b]", "[a]")))
                .isNotEqualTo(AS_WRITTEN);
        assertThat(fingerprint(SCHEMA, LOCK, UNLOCK)).isNotEqualTo(AS_WRITTEN);
        assertThat(fingerprint(
                        SCHEMA.replace("lock.id: {type: string}", "lock.id: {type: int}"),
                        LOCK,
                        UNLOCK,
                        CUT.replace("[a, b]", "[1, 2]")))
                .isNotEqualTo(AS_WRITTEN);
    }

    @Test
    void steps_in_another_order_are_another_experience() {
        assertThat(fingerprint(
                        SCHEMA,
                        LOCK,
                        UNLOCK.replace("  gave_up: {when: \"event.name == 'access.key.used'\", aside: true}\n", "")
                                .replace(
                                        "steps:\n",
                                        "steps:\n  gave_up: {when: \"event.name == 'access.key.used'\", aside: true}\n"),
                        CUT))
                .isNotEqualTo(AS_WRITTEN);
    }

    private static String fingerprint(String... files) {
        return sound(files).experiences().getFirst().fingerprint();
    }
}
