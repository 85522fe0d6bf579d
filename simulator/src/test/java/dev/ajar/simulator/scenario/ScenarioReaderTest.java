package dev.ajar.simulator.scenario;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.ajar.definitions.problem.Problem;
import dev.ajar.expression.Time;
import dev.ajar.simulator.scenario.ScenarioReader.Reading;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever writes a scenario of their own is told every slip at its place, once, and what would be right.
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = SEPARATE_THREAD)
class ScenarioReaderTest {

    private static final String SOUND = """
            scenario: mine
            about: To try the reader.
            begin: 2026-10-05T00:00:00+09:00
            days: 28
            fleet: {locks: 300, doors: 20, customers: 12, gateways: 70%}
            """;

    private static Stream<String> bundled() {
        return Scenarios.names().stream();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void every_scenario_that_comes_along_is_sound_and_goes_by_the_name_of_its_file(String name) {
        assertThat(problems(Scenarios.text(name))).isEmpty();
        assertThat(Scenarios.named(name).name()).isEqualTo(name);
        assertThat(Scenarios.named(name).about()).doesNotContain("\n").endsWith(".");
    }

    @Test
    void every_value_is_read() {
        Scenario scenario = sound(SOUND + """
                numbers:
                  press-distance: 2.5
                  phone-cannot-upload: 25%
                  temperature: -8
                happenings:
                  - weak-antenna-lot: {lot: C4, share: 0.05, decibels: 6}
                  - stiff-motor-lot: {lot: D2, share: 4%, factor: 1.8}
                  - slow-firmware: {version: 3.1.0, share: 100%, from: day 9, factor: 8}
                  - release-candidate: {version: 4.3.0-rc1, from: day 15, failing: 2%}
                  - batteries-pulled: {share: 4%, for: 6d}
                  - demo-locks: {locks: 4, presses: 8}
                  - poster: {doors: 2, from: day 1 17:30, for: 90m}
                  - doors-held-open: {doors: 2, from: day 18 08:30, for: 4h}
                  - gateway-outage: {sites: 3, from: day 10 09:00, for: 8h}
                  - backend-outage: {backend: keys, from: day 22 18:10, for: 45m, failing: 60%}
                """);

        long hour = 60 * Time.MINUTE;
        long day = 24 * hour;
        assertThat(scenario.begin())
                .isEqualTo(Time.parse("2026-10-04T15:00:00Z").orElseThrow());
        assertThat(scenario)
                .extracting(
                        Scenario::name,
                        Scenario::days,
                        Scenario::locks,
                        Scenario::doors,
                        Scenario::customers,
                        Scenario::gateways)
                .containsExactly("mine", 28, 300, 20, 12, 0.7);
        assertThat(scenario.numbers().of(Quantity.PRESS_DISTANCE)).isEqualTo(2.5);
        assertThat(scenario.numbers().of(Quantity.PHONE_CANNOT_UPLOAD)).isEqualTo(0.25);
        assertThat(scenario.numbers().of(Quantity.TEMPERATURE)).isEqualTo(-8);
        assertThat(scenario.numbers().of(Quantity.VISITS)).isEqualTo(Quantity.VISITS.usual());
        assertThat(scenario.happenings())
                .containsExactly(
                        new Happening.WeakAntennaLot("C4", 0.05, 6),
                        new Happening.StiffMotorLot("D2", 0.04, 1.8),
                        new Happening.SlowFirmware("3.1.0", 1, 8 * day, 8),
                        new Happening.ReleaseCandidate("4.3.0-rc1", 14 * day, 0.02),
                        new Happening.BatteriesPulled(0.04, 6 * day),
                        new Happening.DemoLocks(4, 8),
                        new Happening.Poster(2, 17 * hour + 30 * Time.MINUTE, 90 * Time.MINUTE),
                        new Happening.DoorsHeldOpen(2, 17 * day + 8 * hour + 30 * Time.MINUTE, 4 * hour),
                        new Happening.GatewayOutage(3, 9 * day + 9 * hour, 8 * hour),
                        new Happening.BackendOutage(
                                "keys", 21 * day + 18 * hour + 10 * Time.MINUTE, 45 * Time.MINUTE, 0.6));
    }

    @Test
    void whatever_is_usual_may_be_written_out() {
        for (Quantity quantity : Quantity.values()) {
            assertThat(problems(SOUND + "numbers: {%s: %s}\n".formatted(quantity.key(), quantity.usual())))
                    .isEmpty();
        }
    }

    // Keys

    @Test
    void an_unknown_key() {
        assertThat(problems(SOUND.replace("about:", "abuot:"))).isEqualTo("""
                mine.yaml:1:1: error: `about` is missing
                  | scenario: mine
                  | ^^^^^^^^^^^^^^
                  expected: what it is for, in words
                mine.yaml:2:1: error: unknown key `abuot`
                  | abuot: To try the reader.
                  | ^^^^^
                  expected: about, begin, days, fleet, happenings, numbers or scenario
                  did you mean about?
                """);
    }

    @Test
    void an_unknown_key_of_the_fleet_and_of_a_happening() {
        assertThat(problems(SOUND.replace("gateways: 70%", "gateways: 70%, gatewys: 3")
                        + "happenings:\n  - poster: {doors: 1, from: day 3, for: 5d, fro: 1}\n"))
                .isEqualTo("""
                mine.yaml:5:62: error: unknown key `gatewys`
                  | fleet: {locks: 300, doors: 20, customers: 12, gateways: 70%, gatewys: 3}
                  |                                                              ^^^^^^^
                  expected: customers, doors, gateways or locks
                  did you mean gateways?
                mine.yaml:7:46: error: unknown key `fro`
                  |   - poster: {doors: 1, from: day 3, for: 5d, fro: 1}
                  |                                              ^^^
                  expected: doors, for or from
                  did you mean for or from?
                """);
    }

    @Test
    void a_missing_key() {
        assertThat(problems(SOUND.replace("days: 28\n", ""))).isEqualTo("""
                mine.yaml:1:1: error: `days` is missing
                  | scenario: mine
                  | ^^^^^^^^^^^^^^
                  expected: a whole number from 1 to 3660
                """);
    }

    @Test
    void a_key_twice() {
        assertThat(problems(SOUND + "days: 14\n")).isEqualTo("""
                mine.yaml:6:1: error: `days` is here twice, first on line 4
                  | days: 14
                  | ^^^^
                  expected: every key once
                """);
    }

    @Test
    void keys_with_nothing_behind_them() {
        assertThat(problems(SOUND.replace("about: To try the reader.", "about:") + "numbers:\nhappenings:\n"))
                .isEqualTo("""
                mine.yaml:2:7: error: `about` is nothing
                  | about:
                  |       ^
                  expected: what it is for, in words
                mine.yaml:6:9: error: `numbers` is nothing
                  | numbers:
                  |         ^
                  expected: a mapping
                mine.yaml:7:12: error: `happenings` is nothing
                  | happenings:
                  |            ^
                  expected: a list
                """);
    }

    // Values

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            scenario: mine                         | scenario: ""                      | 1:11 | `scenario` is nothing                            | letters, digits, `.`, `_` and `-`, at most 64
            scenario: mine                         | scenario: my scenario             | 1:11 | `scenario` cannot be `my scenario`               | letters, digits, `.`, `_` and `-`, at most 64
            scenario: mine                         | scenario: ../mine                 | 1:11 | `scenario` cannot be `../mine`                   | letters, digits, `.`, `_` and `-`, at most 64
            about: To try the reader.              | about: [to, try]                  | 2:8  | `about` is a list                                | what it is for, in words
            begin: 2026-10-05T00:00:00+09:00       | begin: 2026-10-05                 | 3:8  | `begin` cannot be `2026-10-05`                   | an instant with an offset, for example 2026-10-05T00:00:00+09:00
            begin: 2026-10-05T00:00:00+09:00       | begin: 2026-10-05T00:00:00        | 3:8  | `begin` cannot be `2026-10-05T00:00:00`          | an instant with an offset, for example 2026-10-05T00:00:00+09:00
            begin: 2026-10-05T00:00:00+09:00       | begin: 2026-02-30T00:00:00Z       | 3:8  | `begin` cannot be `2026-02-30T00:00:00Z`         | an instant with an offset, for example 2026-10-05T00:00:00+09:00
            days: 28                               | days: 28d                         | 4:7  | `days` cannot be `28d`                           | a whole number from 1 to 3660
            days: 28                               | days: 2.5                         | 4:7  | `days` cannot be `2.5`                           | a whole number from 1 to 3660
            days: 28                               | days: 0                           | 4:7  | `days` cannot be `0`                             | a whole number from 1 to 3660
            days: 28                               | days: 4000                        | 4:7  | `days` cannot be `4000`                          | a whole number from 1 to 3660
            days: 28                               | days: ٢٨                          | 4:7  | `days` cannot be `٢٨`                            | a whole number from 1 to 3660
            locks: 300                             | locks: -1                         | 5:16 | `locks` cannot be `-1`                           | a whole number from 0 to 10000
            locks: 300                             | locks: 0x10                       | 5:16 | `locks` cannot be `0x10`                         | a whole number from 0 to 10000
            customers: 12                          | customers: 0                      | 5:43 | `customers` cannot be `0`                        | a whole number from 1 to 10000
            gateways: 70%                          | gateways: 70                      | 5:57 | `gateways` cannot be `70`                        | a share from 0 % to 100 %, for example `5%` or `0.05`
            gateways: 70%                          | gateways: 101%                    | 5:57 | `gateways` cannot be `101%`                      | a share from 0 % to 100 %, for example `5%` or `0.05`
            gateways: 70%                          | gateways: NaN                     | 5:57 | `gateways` cannot be `NaN`                       | a share from 0 % to 100 %, for example `5%` or `0.05`
            gateways: 70%                          | gateways: {}                      | 5:57 | `gateways` is a mapping                          | a share from 0 % to 100 %, for example `5%` or `0.05`
            """)
    void a_value_that_will_not_do(String right, String wrong, String place, String what, String expected) {
        assertThat(problems(SOUND.replace(right, wrong)))
                .startsWith("mine.yaml:%s: error: %s\n".formatted(place, what))
                .endsWith("expected: %s\n".formatted(expected))
                .containsOnlyOnce("error:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            weak-antenna-lot: {lot: C4, share: 5 percent, decibels: 6}                | share    | 5 percent   | a share from 0 % to 100 %, for example `5%` or `0.05`
            weak-antenna-lot: {lot: C 4, share: 5%, decibels: 6}                      | lot      | C 4         | letters, digits, `.`, `_` and `-`, at most 64
            weak-antenna-lot: {lot: C4, share: 5%, decibels: -6}                      | decibels | -6          | a number from 0 to 100
            stiff-motor-lot: {lot: C4, share: 5%, factor: twice}                      | factor   | twice       | a number from 0 to 1000
            demo-locks: {locks: 0, presses: 8}                                        | locks    | 0           | a whole number from 1 to 1000
            demo-locks: {locks: 1, presses: 1e9}                                      | presses  | 1e9         | a number from 0 to 10000
            poster: {doors: 1, from: day 3, for: 5}                                   | for      | 5           | a duration up to 3660d, for example `90m`, `6h` or `10d`
            poster: {doors: 1, from: day 3, for: -5d}                                 | for      | -5d         | a duration up to 3660d, for example `90m`, `6h` or `10d`
            poster: {doors: 1, from: day 3, for: 100000d}                             | for      | 100000d     | a duration up to 3660d, for example `90m`, `6h` or `10d`
            poster: {doors: 1, from: day 0, for: 5d}                                  | from     | day 0       | a moment, for example `day 10` or `day 10 09:30`
            poster: {doors: 1, from: day 3 24:00, for: 5d}                            | from     | day 3 24:00 | a moment, for example `day 10` or `day 10 09:30`
            poster: {doors: 1, from: 3d, for: 5d}                                     | from     | 3d          | a moment, for example `day 10` or `day 10 09:30`
            backend-outage: {backend: billing, from: day 3, for: 5h, failing: 60%}    | backend  | billing     | keys, doors or members
            """)
    void a_value_of_a_happening_that_will_not_do(String happening, String key, String value, String expected) {
        int column = 5 + happening.indexOf(value, happening.indexOf(key + ": "));
        assertThat(problems(SOUND + "happenings:\n  - " + happening + "\n"))
                .startsWith("mine.yaml:7:%s: error: `%s` cannot be `%s`\n".formatted(column, key, value))
                .endsWith("expected: %s\n".formatted(expected))
                .containsOnlyOnce("error:");
    }

    @Test
    void a_backend_with_a_slip_of_the_pen() {
        assertThat(problems(SOUND
                        + "happenings:\n  - backend-outage: {backend: key, from: day 3, for: 5h, failing: 60%}\n"))
                .isEqualTo("""
                mine.yaml:7:31: error: `backend` cannot be `key`
                  |   - backend-outage: {backend: key, from: day 3, for: 5h, failing: 60%}
                  |                               ^^^
                  expected: keys, doors or members
                  did you mean keys?
                """);
    }

    @Test
    void a_fleet_without_locks_and_doors() {
        assertThat(problems(SOUND.replace("locks: 300, doors: 20", "locks: 0, doors: 0")))
                .isEqualTo("""
                mine.yaml:5:8: error: neither locks nor doors
                  | fleet: {locks: 0, doors: 0, customers: 12, gateways: 70%}
                  |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: at least one of them
                """);
    }

    @Test
    void a_fleet_that_is_empty_is_told_beside_other_problems() {
        assertThat(problems(SOUND.replace("locks: 300, doors: 20", "locks: 0, doors: 0")
                        .replace("days: 28", "days: many")))
                .contains("neither locks nor doors")
                .contains("`days` cannot be `many`");
    }

    @Test
    void a_fleet_of_unreadable_size_is_not_called_empty() {
        assertThat(problems(SOUND.replace("locks: 300, doors: 20", "locks: few, doors: 0")))
                .contains("`locks` cannot be `few`")
                .doesNotContain("neither");
    }

    @Test
    void no_fleet_at_all() {
        assertThat(problems(SOUND.replaceAll("fleet: .*\n", ""))).isEqualTo("""
                mine.yaml:1:1: error: `fleet` is missing
                  | scenario: mine
                  | ^^^^^^^^^^^^^^
                  expected: a mapping: `{locks: 300, doors: 20, customers: 12, gateways: 70%}`
                """);
    }

    @Test
    void a_fleet_that_is_no_mapping_is_told_once() {
        assertThat(problems(SOUND.replaceAll("fleet: .*\n", "fleet: 300\n"))).isEqualTo("""
                mine.yaml:5:8: error: `fleet` is a text
                  | fleet: 300
                  |        ^^^
                  expected: a mapping
                """);
    }

    // Numbers

    @Test
    void an_unknown_number() {
        assertThat(problems(SOUND + "numbers: {press-distnace: 3}\n")).isEqualTo("""
                mine.yaml:6:11: error: unknown number `press-distnace`
                  | numbers: {press-distnace: 3}
                  |           ^^^^^^^^^^^^^^
                  expected: one of the keys in docs/reference/scenarios.md
                  did you mean press-distance?
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "visits,often,a number from 0 to 1000000",
        "visits,-1,a number from 0 to 1000000",
        "visits,1d,a number from 0 to 1000000",
        "visits,Infinity,a number from 0 to 1000000",
        "heartbeat-every,0,a number from 1 to 1000000",
        "connect-range,0,a number from 1 to 1000000",
        "records-kept,0,a number from 1 to 1000000",
        "patience-spread,50,a number from 0 to 3",
        "signal-at-one-metre,-1000,a number from -200 to 200",
    })
    void a_number_that_no_world_could_have(String key, String value, String expected) {
        assertThat(problems(SOUND + "numbers: {%s: %s}\n".formatted(key, value)))
                .startsWith("mine.yaml:6:%s: error: `%s` cannot be `%s`\n".formatted(13 + key.length(), key, value))
                .endsWith("expected: %s\n".formatted(expected))
                .containsOnlyOnce("error:");
    }

    @Test
    void a_share_among_the_numbers_that_is_more_than_all() {
        assertThat(problems(SOUND + "numbers: {ack-lost: 3}\n")).isEqualTo("""
                mine.yaml:6:21: error: `ack-lost` cannot be `3`
                  | numbers: {ack-lost: 3}
                  |                     ^
                  expected: a share from 0 % to 100 %, for example `5%` or `0.05`
                """);
    }

    // Happenings

    @Test
    void an_unknown_happening() {
        assertThat(problems(SOUND + "happenings:\n  - postr: {doors: 1}\n")).isEqualTo("""
                mine.yaml:7:5: error: unknown happening `postr`
                  |   - postr: {doors: 1}
                  |     ^^^^^
                  expected: backend-outage, batteries-pulled, demo-locks, doors-held-open, gateway-outage, poster, \
                release-candidate, slow-firmware, stiff-motor-lot or weak-antenna-lot
                  did you mean poster?
                """);
    }

    @Test
    void two_keys_in_one_happening_most_often_because_of_wrong_indentation() {
        assertThat(problems(SOUND + "happenings:\n  - poster:\n    doors: 1\n    from: day 3\n    for: 5d\n"))
                .isEqualTo("""
                mine.yaml:7:5: error: a happening of 4 keys
                  |   - poster:
                  |     ^^^^^^^
                  expected: one key, and what belongs to it inside: `- poster: {doors: 1, from: day 3, for: 5d}`
                """);
    }

    @Test
    void happenings_that_are_no_mapping_are_told_once_each() {
        assertThat(problems(SOUND + "happenings:\n  - poster\n  -\n  - {}\n  - poster: 3\n"))
                .isEqualTo("""
                mine.yaml:7:5: error: a happening is a text
                  |   - poster
                  |     ^^^^^^
                  expected: a mapping
                mine.yaml:8:4: error: a happening is nothing
                  |   -
                  |    ^
                  expected: a mapping
                mine.yaml:9:5: error: a happening of 0 keys
                  |   - {}
                  |     ^^
                  expected: one key, and what belongs to it inside: `- poster: {doors: 1, from: day 3, for: 5d}`
                mine.yaml:10:13: error: `poster` is a text
                  |   - poster: 3
                  |             ^
                  expected: a mapping
                """);
    }

    @Test
    void happenings_that_are_no_list() {
        assertThat(problems(SOUND + "happenings: {poster: {doors: 1, from: day 3, for: 5d}}\n"))
                .isEqualTo("""
                mine.yaml:6:13: error: `happenings` is a mapping
                  | happenings: {poster: {doors: 1, from: day 3, for: 5d}}
                  |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  expected: a list
                """);
    }

    // Whole files

    @ParameterizedTest
    @CsvSource({"''", "'# later\n'", "'---\n'"})
    void an_empty_file(String text) {
        assertThat(problems(text)).contains("error: nothing is written here\n").endsWith("  expected: a scenario\n");
    }

    @Test
    void two_documents() {
        assertThat(problems(SOUND + "---\n" + SOUND)).isEqualTo("""
                mine.yaml:7:1: error: a second document
                  | scenario: mine
                  | ^^^^^^^^^^^^^^
                  expected: one scenario a file
                """);
    }

    @Test
    void a_list_instead_of_a_mapping_is_told_once() {
        assertThat(problems("- scenario: mine\n- days: 28\n")).isEqualTo("""
                mine.yaml:1:1: error: the scenario is a list
                  | - scenario: mine
                  | ^^^^^^^^^^^^^^^^
                  expected: a mapping
                """);
    }

    @Test
    void what_is_no_yaml_is_told_once() {
        assertThat(problems(SOUND.replace("20, customers", "20, customers: ]")))
                .containsOnlyOnce("error:")
                .startsWith("mine.yaml:5:");
    }

    // Hostile files

    @Test
    void an_anchor_and_an_alias_are_refused_and_nothing_follows_from_them() {
        assertThat(problems(SOUND.replace("days: 28", "days: &a 28") + "numbers: *a\nhappenings: *a\n"))
                .isEqualTo("""
                mine.yaml:4:7: error: `&a` names something for elsewhere
                  | days: &a 28
                  |       ^^
                  expected: no `&` here; write things out where they are needed, or quote a text that begins with `&`
                mine.yaml:6:10: error: `*a` stands for something written elsewhere
                  | numbers: *a
                  |          ^^
                  expected: the thing itself: a definition is read by people, too
                mine.yaml:7:13: error: `*a` stands for something written elsewhere
                  | happenings: *a
                  |             ^^
                  expected: the thing itself: a definition is read by people, too
                """);
    }

    @Test
    void aliases_that_would_grow_to_a_billion() {
        String bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 9)
                        .mapToObj(level -> "a%s: &a%s [%s*a%s]\n"
                                .formatted(
                                        level,
                                        level,
                                        "*a%s, ".formatted(level - 1).repeat(8),
                                        level - 1))
                        .collect(joining());
        assertThat(problems(bomb)).contains("`*a0` stands for something written elsewhere");
    }

    @ParameterizedTest
    @CsvSource({"[,50000", "'{a: ',10000", "'- ',40000"})
    void nesting_without_end(String opening, int times) {
        assertThat(problems("happenings:\n  " + opening.repeat(times)))
                .contains("error: nested too deeply\n")
                .containsOnlyOnce("error:");
    }

    @Test
    void a_line_of_megabytes() {
        assertThat(problems(SOUND + "# " + "x".repeat(900_000))).isEqualTo("""
                mine.yaml:6:1: error: the line is too long
                  | # xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
                  | ^
                  expected: at most 100000 characters
                """);
    }

    @Test
    void values_and_keys_of_a_page_are_cut_in_messages() {
        assertThat(problems(SOUND.replace("days: 28", "days: " + "9".repeat(90_000))
                        + "x".repeat(1_000)
                        + ": 1\nnumbers: {"
                        + "y".repeat(1_000)
                        + ": 1}\n"))
                .hasSizeLessThan(1_500)
                .contains("`days` cannot be `99999")
                .contains("unknown key `xxx")
                .contains("unknown number `yyy");
    }

    @Test
    void more_problems_than_anybody_reads() {
        assertThat(problems(SOUND + "happenings:\n" + "  - postr: 1\n".repeat(10_000)))
                .contains("so many problems that the rest is not told");
    }

    private static String problems(String text) {
        return switch (ScenarioReader.read("mine.yaml", text)) {
            case Reading.Sound ignored -> "";
            case Reading.Unsound(var problems) ->
                problems.stream().map(Problem::render).collect(joining());
        };
    }

    private static Scenario sound(String text) {
        return switch (ScenarioReader.read("mine.yaml", text)) {
            case Reading.Sound(Scenario scenario) -> scenario;
            case Reading.Unsound(var problems) ->
                throw new AssertionError(problems.stream().map(Problem::render).collect(joining()));
        };
    }
}
