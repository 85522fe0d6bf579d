package dev.ajar.definitions;

import static dev.ajar.definitions.Told.problems;
import static dev.ajar.definitions.Told.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.Indicator;
import dev.ajar.model.Limit;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Source;
import dev.ajar.model.Step;
import dev.ajar.model.Timeline;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The examples of the contract (docs/reference/semantics.md) read as they stand there; only headers that it leaves out
/// are put in front, quotes around one text with a comma, and the one dimension that its exclusion needs.
class ContractTest {

    private static final String SCHEMA = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: homehub}
            attributes:
              access.session.id: {type: string}
              access.method: {type: string}
              access.step.name: {type: string}
              access.operation: {type: string}
              error.type: {type: string}
              battery.state: {type: string}
              lock.id: {type: string}
              lock.lot: {type: string}
              lock.model: {type: string}
              customer.id: {type: string}
              service.version: {type: string}
              os.name: {type: string}
              door.material: {type: string}
              site.id: {type: string}
            """;

    private static final String TIMELINE = """
            apiVersion: ajar.dev/v1
            kind: Timeline
            metadata: {name: lock}
            entity: lock.id
            properties:
              battery:
                - {set: "'removed'",  when: "event.name == 'device.battery' && battery.state == 'removed'"}
                - {set: "'inserted'", when: "event.name == 'device.power_restored'"}
                - {set: "'inserted'"}        # no `when`, last, a literal: the value before the first event; without it, unknown
              lot: [{set: "lock.lot", when: "event.name == 'device.install'"}]
            """;

    private static final String EXPERIENCE = """
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: app-unlock, title: {en: Unlock with the app, ja: アプリによる解錠}, product: homehub, owner: homehub-mobile}
            purpose: Decide whether an app or firmware release may go out, and which lots and buildings need a visit.   # required
            relevant: "access.method == 'ble_app'"     # which events belong at all; default below
            session: {key: [access.session.id], settle: 60s}
            steps:                                     # the flow, in the order a person lives it
              pressed:   {when: "event.name == 'access.attempt.start'", then: [connected]}
              connected: {when: "event.name == 'access.step' && access.step.name == 'connect'", then: [granted, pressed]}
              granted:   {when: "event.name == 'access.step' && access.step.name == 'authorize'", then: [unlocked]}
              unlocked:  {when: "event.name == 'lock.operation' && access.operation == 'unlock'"}
              gave_up:   {when: "event.name == 'access.key.used'", aside: true}    # a mark: facts as usual, no part of path or furthest step
            attempt: pressed
            success: unlocked                          # or {step: unlocked, within: 30s}
            judge:
              - {exclude: battery-removed, when: "lock.battery == 'removed'", because: Facilities pull the batteries of vacant flats on purpose.}
            reason: last.error.type                    # what names an unexplained failure
            indicators:
              success:   {sessions: good}
              first-try: {sessions: good, attempts: 1}
              in-time:   {sessions: good, within: 3s}
              speed:     {from: pressed, to: unlocked, within: 3s}
            dimensions: [customer.id, service.version, os.name, lock.model, lock.lot, door.material, site.id]
            accepted:                                  # deliberate simplifications, shown wherever the number is shown
              - {that: Nobody checks whether the person stands at the door., because: "The log cannot tell, and it is rare.", effect: "up to 0.3 points of failures that are none"}
            """;

    private static final String EXCLUSION = """
            apiVersion: ajar.dev/v1
            kind: Exclusion
            metadata: {name: annual-power-cut}
            experiences: [app-unlock]        # absent: all that have its dimensions
            from: 2026-11-03T00:00:00+09:00  # offsets are required
            to: 2026-11-03T06:00:00+09:00
            where: {site.id: [tower-7, tower-8]}    # dimensions of the experience, values of their type (refused otherwise)
            because: The building's yearly inspection switches the power off.
            author: facilities
            """;

    @Test
    void the_app_that_opens_a_door_is_sound_and_one_mark_is_never_used() {
        assertThat(problems(SCHEMA, TIMELINE, EXPERIENCE, EXCLUSION))
                .startsWith("c.yaml:12:3: warning: step `gave_up` is never used\n")
                .doesNotContain("error");
    }

    @Test
    void the_app_that_opens_a_door() {
        Experience unlock = sound(SCHEMA, TIMELINE, EXPERIENCE).experiences().getFirst();

        assertThat(unlock.title()).containsEntry("ja", "アプリによる解錠");
        assertThat(unlock.product()).isEqualTo("homehub");
        assertThat(unlock.purpose()).endsWith("need a visit.");
        assertThat(unlock.session()).isInstanceOfSatisfying(SessionRule.Keyed.class, keyed -> {
            assertThat(keyed.settle()).isEqualTo(60_000_000);
            assertThat(keyed.attempt()).isEqualTo("pressed");
        });
        assertThat(unlock.steps().stream().map(Step::name))
                .containsExactly("pressed", "connected", "granted", "unlocked", "gave_up");
        assertThat(unlock.steps().get(1).then()).containsExactly("granted", "pressed");
        assertThat(unlock.steps().getLast().aside()).isTrue();
        assertThat(unlock.within()).isEqualTo(Limit.NONE);
        assertThat(unlock.indicators())
                .containsExactly(
                        new Indicator.Sessions("success", Long.MAX_VALUE, Limit.NONE),
                        new Indicator.Sessions("first-try", 1, Limit.NONE),
                        new Indicator.Sessions("in-time", Long.MAX_VALUE, new Limit(3_000_000)),
                        new Indicator.Latency("speed", "pressed", "unlocked", new Limit(3_000_000)));
        assertThat(unlock.fingerprint()).matches("[0-9a-f]{32}");
    }

    @Test
    void the_lot_of_a_lock_means_the_timeline_where_both_are_declared() {
        Experience unlock = sound(SCHEMA, TIMELINE, EXPERIENCE).experiences().getFirst();

        assertThat(unlock.dimensions().stream()
                        .map(dimension -> dimension.fact().name()))
                .containsExactly(
                        "first.customer.id",
                        "first.service.version",
                        "first.os.name",
                        "first.lock.model",
                        "lock.lot",
                        "first.door.material",
                        "first.site.id");
    }

    @Test
    void what_is_known_about_a_lock() {
        Timeline lock = sound(SCHEMA, TIMELINE).timelines().getFirst();

        assertThat(lock.entity().name()).isEqualTo("lock.id");
        assertThat(lock.properties().getFirst().setters()).hasSize(2);
        assertThat(lock.properties().getFirst().initial().text()).isEqualTo("inserted");
        assertThat(lock.properties().getLast().initial().isKnown()).isFalse();
    }

    @Test
    void a_planned_window() {
        Definitions definitions = sound(SCHEMA, TIMELINE, EXPERIENCE, EXCLUSION);

        assertThat(definitions
                        .exclusions()
                        .getFirst()
                        .appliesTo(definitions.experiences().getFirst()))
                .isTrue();
        assertThat(definitions.exclusions().getFirst().where().get("site.id")).hasSize(2);
    }

    @Test
    void charging_columns_become_an_event() {
        Source charging = sound("""
                        apiVersion: ajar.dev/v1
                        kind: Schema
                        metadata: {name: charging}
                        attributes:
                          user.id: {type: string, personal: true, about: Who started the charge}
                          energy:  {type: double, unit: kWh}
                        ---
                        apiVersion: ajar.dev/v1
                        kind: Source
                        metadata: {name: charging}
                        format: csv                      # csv | parquet | ndjson | lines (one column, `line`) | table (a warehouse's)
                        missing: ["", NA]                # cells that are unknown; the empty cell always is
                        events:
                          - name: charge.attempt
                            id: sessionId                # a mapping; optional in files
                            time: {column: created, format: "'00'yy-MM-dd HH:mm:ss", zone: UTC}    # this log writes the year 2014 as 0014
                            when: "has(column.kwhTotal)" # optional; a column is a string here (parquet, table: its own type); odd names: column['a:b']
                            attributes: {user.id: userId, energy: kwhTotal}
                        """).sources().getFirst();

        assertThat(charging.missing()).containsExactly("", "NA");
        Source.Row row = charging.events().getFirst();
        assertThat(row.id()).isEqualTo(new Source.Mapping.Column("sessionId"));
        assertThat(row.time())
                .isEqualTo(new Source.When.Read(
                        List.of("created"), "", new Source.TimeFormat.Pattern("'00'yy-MM-dd HH:mm:ss", "UTC", 0)));
        assertThat(row.recorded()).isEqualTo(new Source.When.Absent());
        assertThat(row.attributes().keySet()).containsExactly("user.id", "energy");
        assertThat(charging.ahead()).isEqualTo(Limit.NONE);
    }

    @Test
    void an_objective_is_refused_by_name_until_it_comes() {
        assertThat(problems("""
                        apiVersion: ajar.dev/v1
                        kind: Objective
                        metadata: {name: app-unlock-28d}
                        of: app-unlock/success
                        """)).isEqualTo("""
                        a.yaml:2:7: error: `Objective` is not understood yet: it comes with a later version of Ajar
                          | kind: Objective
                          |       ^^^^^^^^^
                          expected: Schema, Source, Timeline, Experience or Exclusion
                        """);
    }
}
