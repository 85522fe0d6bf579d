package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.comparison.Arms;
import dev.ajar.statistics.comparison.Comparison;
import dev.ajar.statistics.comparison.FleetShares;
import dev.ajar.statistics.comparison.StratifiedDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// `ajar compare`: whoever lets a release out by its answer needs the right one, and none where there is none.
class CompareCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Path table(VerdictRows rows) throws IOException {
        return rows.csv(folder.resolve("verdicts.csv"));
    }

    private static List<String> question(Path table, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "compare",
                "--verdicts",
                table.toString(),
                "--by",
                "service.version",
                "--candidate",
                "4.3.0",
                "--baseline",
                "4.2.1",
                "--cluster",
                "lock.id"));
        all.addAll(List.of(more));
        return all;
    }

    private Asked asked(Path table, String... more) {
        return Asked.ajar(folder, question(table, more));
    }

    private JsonNode json(Path table, String... more) {
        List<String> all = question(table, more);
        all.addAll(List.of("--format", "json"));
        return Asked.ajar(folder, all).json();
    }

    private static VerdictRows crossed() {
        VerdictRows rows = new VerdictRows("lock_id", "service_version", "lock_door");
        for (int lock = 0; lock < 60; lock++) {
            for (String version : List.of("4.3.0", "4.2.1")) {
                int bad = VerdictRows.share(30, 60, lock);
                rows.sessions(
                        VerdictRows.FIRST.plusSeconds(lock),
                        Duration.ofDays(7),
                        40 - bad,
                        bad,
                        "lock-" + lock,
                        version,
                        "wood");
            }
        }
        return rows;
    }

    @Test
    void a_candidate_as_good_as_the_rest_passes() throws IOException {
        Path table = table(VerdictRows.parallel(200, 50, 50, 50));

        assertThat(asked(table, "--target", "90%").headline()).startsWith("PASS: ");
        JsonNode json = json(table, "--target", "90%");
        assertThat(json.at("/answer").asString()).startsWith("PASS: ");
        assertThat(json.at("/verdict").asString()).isEqualTo("PASS");
        assertThat(json.at("/design").asString()).isEqualTo("parallel");
        assertThat(json.at("/margin").asDouble()).isCloseTo(0.05, within(1e-12));
        assertThat(json.at("/candidate/name").asString()).isEqualTo("4.3.0");
        assertThat(json.at("/candidate/clusters").asInt()).isEqualTo(100);
        assertThat(json.at("/candidate/sessions").asInt()).isEqualTo(5_000);
        assertThat(json.at("/candidate/bad").asInt()).isEqualTo(50);
        assertThat(json.at("/candidate/rate").asDouble()).isEqualTo(0.01);
        assertThat(json.at("/crude").asDouble()).isZero();
        assertThat(json.at("/coverage").asDouble()).isEqualTo(1);
        assertThat(json.at("/from").asString()).isEqualTo("2026-11-01T00:00:00.000000Z");
    }

    @Test
    void a_candidate_that_fails_ten_times_as_often_does_harm() throws IOException {
        Path table = table(VerdictRows.parallel(200, 50, 500, 50));

        assertThat(asked(table).headline()).startsWith("HARM: ").contains("+9.00 points");
        JsonNode json = json(table);
        assertThat(json.at("/verdict").asString()).isEqualTo("HARM");
        assertThat(json.at("/standardised").asDouble()).isCloseTo(0.09, within(1e-12));
        assertThat(json.at("/relativeRisk/ratio").asDouble()).isCloseTo(10, within(1e-9));
    }

    @Test
    void few_locks_are_not_enough_and_how_many_more_is_told() throws IOException {
        Path table = table(VerdictRows.parallel(10, 10, 1, 1));

        assertThat(asked(table).headline()).startsWith("NOT ENOUGH");
        JsonNode json = json(table);
        assertThat(json.at("/verdict").asString()).isEqualTo("NOT_ENOUGH");
        assertThat(json.at("/remaining/clusters").asInt()).isPositive();
        assertThat(json.at("/remaining/failures").asInt()).isPositive();
        assertThat(json.at("/remaining/lockDays").asInt()).isPositive();
    }

    @Test
    void a_gate_opens_for_what_passes_alone() throws IOException {
        Path passes = VerdictRows.parallel(200, 50, 50, 50).csv(folder.resolve("passes.csv"));
        Path harms = VerdictRows.parallel(200, 50, 500, 50).csv(folder.resolve("harms.csv"));
        Path few = VerdictRows.parallel(10, 10, 1, 1).csv(folder.resolve("few.csv"));
        Path apart = apart().csv(folder.resolve("apart.csv"));

        assertThat(asked(passes, "--gate").code()).isZero();
        assertThat(asked(harms, "--gate").code()).isEqualTo(3);
        assertThat(asked(few, "--gate").code()).isEqualTo(3);
        assertThat(asked(apart, "--gate").code()).isEqualTo(3);
        assertThat(asked(passes, "--gate", "--share", "10%").code()).isEqualTo(3);
        assertThat(asked(harms).code()).isZero();
        assertThat(asked(folder.resolve("none.csv"), "--gate").code()).isEqualTo(1);
        assertThat(asked(passes, "--gate", "--look", "7").code()).isEqualTo(2);
    }

    @Test
    void its_numbers_are_those_of_the_statistics_room() throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (int lock = 0; lock < 40; lock++) {
            boolean candidate = lock % 2 == 0;
            int bad = VerdictRows.share(candidate ? 37 : 21, 20, lock / 2);
            cells.add(new Cell(
                    "lock-" + lock, lock % 4 < 2 ? "wood" : "steel", candidate ? "4.3.0" : "4.2.1", 50 - bad, bad));
        }
        Cells known = Cells.of(cells).orThrow();
        Comparison comparison = StratifiedDifference.between(
                        known, new Arms("4.3.0", "4.2.1"), FleetShares.of(known).orThrow())
                .orThrow();

        JsonNode json = json(table(VerdictRows.parallel(40, 50, 37, 21)), "--strata", "lock.door");

        assertThat(json.at("/standardised").asDouble())
                .isEqualTo(comparison.difference().rate());
        assertThat(json.at("/crude").asDouble()).isEqualTo(comparison.guard().crude());
        assertThat(json.at("/mix").asDouble()).isEqualTo(comparison.guard().mix());
        assertThat(json.at("/standardError").asDouble())
                .isEqualTo(comparison.errors().used());
        assertThat(json.at("/interval/0").asDouble())
                .isEqualTo(comparison.difference().interval().lower());
        assertThat(json.at("/interval/1").asDouble())
                .isEqualTo(comparison.difference().interval().upper());
        assertThat(json.at("/forest").size()).isEqualTo(2);
        assertThat(json.at("/forest/0/stratum").asString()).isEqualTo("steel");
        assertThat(json.at("/forest/0/difference").asDouble())
                .isEqualTo(comparison.forest().strata().getFirst().difference());
    }

    @Test
    void locks_that_had_both_versions_are_seen_as_a_crossover() throws IOException {
        Path table = table(crossed());

        JsonNode json = json(table);
        assertThat(json.at("/design").asString()).isEqualTo("crossover");
        assertThat(json.at("/clustersWithBoth").asInt()).isEqualTo(60);
        JsonNode parallel = json(table, "--design", "parallel");
        assertThat(parallel.at("/design").asString()).isEqualTo("parallel");
        assertThat(parallel.at("/words").toString()).contains("60 of 60 lock.id had both versions");
    }

    private static VerdictRows apart() {
        VerdictRows rows = new VerdictRows("lock_id", "service_version");
        for (int lock = 0; lock < 40; lock++) {
            rows.sessions(VerdictRows.FIRST, Duration.ofDays(2), 19, 1, "lock-" + lock, "4.2.1");
            rows.sessions(
                    VerdictRows.FIRST.plus(Duration.ofDays(3)), Duration.ofDays(2), 19, 1, "lock-" + lock, "4.3.0");
        }
        return rows;
    }

    @Test
    void two_versions_that_never_ran_at_the_same_time_get_no_verdict() throws IOException {
        Path table = table(apart());

        JsonNode json = json(table);
        assertThat(json.at("/unknown").asString()).isEqualTo("NOT_CONCURRENT");
        assertThat(json.at("/verdict").isMissingNode()).isTrue();
        assertThat(asked(table).headline()).startsWith("No verdict: 4.3.0 and 4.2.1 never ran at the same time");
        JsonNode all = json(table, "--all-time", "--margin", "20");
        assertThat(all.at("/verdict").asString()).isEqualTo("PASS");
        assertThat(all.at("/to").asString()).startsWith("2026-11-05T");
    }

    @Test
    void who_looks_often_must_see_more() throws IOException {
        Path table = table(VerdictRows.parallel(200, 50, 60, 50));

        double once = json(table).at("/upper").asDouble();
        JsonNode planned = json(table, "--look", "3/7");
        assertThat(planned.at("/upper").asDouble()).isGreaterThan(once);
        assertThat(planned.at("/look/number").asInt()).isEqualTo(3);
        assertThat(planned.at("/look/planned").asInt()).isEqualTo(7);
        JsonNode open = json(table, "--open-ended", "10000");
        assertThat(open.at("/upper").asDouble()).isGreaterThan(once);
        assertThat(open.at("/openEnded").asDouble()).isEqualTo(10_000);
        assertThat(json(table, "--look", "366/366").at("/verdict").isString()).isTrue();
    }

    @Test
    void locks_that_are_missing_on_one_side_forbid_a_verdict() throws IOException {
        Path table = table(VerdictRows.parallel(200, 50, 50, 50));

        assertThat(json(table, "--share", "0.5").at("/verdict").asString()).isEqualTo("PASS");
        JsonNode json = json(table, "--share", "10%");
        assertThat(json.at("/unknown").asString()).isEqualTo("SAMPLE_RATIO");
        assertThat(json.at("/verdict").isMissingNode()).isTrue();
    }

    @Test
    void csv_and_parquet_say_the_same() throws IOException {
        VerdictRows rows = VerdictRows.parallel(40, 20, 30, 10);
        Path csv = rows.csv(folder.resolve("a.csv"));
        Path parquet = rows.parquet(folder.resolve("b.parquet"));

        for (String format : List.of("table", "json")) {
            assertThat(asked(parquet, "--strata", "lock.door", "--format", format))
                    .isEqualTo(asked(csv, "--strata", "lock.door", "--format", format));
        }
    }

    @Test
    void a_file_that_is_named_twice_counts_once() throws IOException {
        Path table = table(VerdictRows.parallel(10, 10, 1, 1));

        Asked twice =
                asked(table, "--verdicts", folder.resolve("./verdicts.csv").toString());
        assertThat(twice).isEqualTo(asked(table));
    }

    @Test
    void only_what_is_asked_about_counts() throws IOException {
        Path table = table(VerdictRows.parallel(40, 20, 30, 10)
                .experience("lock")
                .sessions(VerdictRows.FIRST, Duration.ofDays(7), 50, 50, "lock-0", "4.3.0", "wood"));

        assertThat(json(table, "--experience", "unlock", "--where", "lock.door=wood")
                        .at("/candidate/clusters")
                        .asInt())
                .isEqualTo(10);
        assertThat(json(table, "--experience", "unlock", "--where", "lock.door=wood,steel")
                        .at("/candidate/sessions")
                        .asInt())
                .isEqualTo(400);
        assertThat(json(
                                table,
                                "--experience",
                                "unlock",
                                "--from",
                                "2026-11-03T00:00:00Z",
                                "--to",
                                "2026-11-04T00:00:00Z")
                        .at("/from")
                        .asString())
                .startsWith("2026-11-03T");
        assertThat(asked(table).refused()).startsWith("--experience: which one? (there is: lock, unlock)");
    }

    @Test
    void the_same_seed_says_the_same() throws IOException {
        Path table = table(VerdictRows.parallel(14, 20, 9, 2));

        assertThat(asked(table, "--seed", "7")).isEqualTo(asked(table, "--seed", "7"));
    }

    @Test
    void a_condition_that_only_one_side_has_is_not_covered() throws IOException {
        VerdictRows rows = VerdictRows.parallel(40, 20, 30, 10);
        for (int lock = 0; lock < 5; lock++) {
            rows.sessions(VerdictRows.FIRST, Duration.ofDays(7), 40, 0, "glass-" + lock, "4.2.1", "glass");
        }

        JsonNode json = json(table(rows), "--strata", "lock.door");

        assertThat(json.at("/coverage").asDouble()).isCloseTo(0.8, within(0.01));
        assertThat(json.at("/unseen").toString()).contains("glass");
        double seen = json.at("/coverage").asDouble() * json.at("/standardised").asDouble();
        assertThat(json.at("/worstCase/0").asDouble()).isCloseTo(seen, within(1e-9));
        assertThat(json.at("/worstCase/1").asDouble())
                .isCloseTo(seen + 1 - json.at("/coverage").asDouble(), within(1e-9));
    }

    @Test
    void sessions_of_unknown_locks_are_left_out_and_counted() throws IOException {
        VerdictRows rows = VerdictRows.parallel(40, 20, 30, 10);
        String known = rows.text();
        rows.sessions(VerdictRows.FIRST, Duration.ofDays(7), 6, 1, "?", "4.3.0", "wood");
        String all = known + rows.text().substring(known.length()).replace("\"?\"", "");
        Path table = Files.writeString(folder.resolve("verdicts.csv"), all);

        JsonNode json = json(table);
        assertThat(json.at("/leftOut").asInt()).isEqualTo(7);
        assertThat(json.at("/candidate/sessions").asInt()).isEqualTo(400);
        assertThat(json.at("/words").toString()).contains("7 sessions without a known lock.id are left out");

        Path nobody = Files.writeString(folder.resolve("nobody.csv"), known.replaceAll(",lock-[0-9]+,", ",,"));
        JsonNode none = json(nobody);
        assertThat(none.at("/unknown").asString()).isEqualTo("NO_DATA");
        assertThat(asked(nobody, "--gate").code()).isEqualTo(3);
    }

    @Test
    void of_two_kinds_of_clusters_a_session_must_be_known_in_both() throws IOException {
        VerdictRows rows = new VerdictRows("lock_id", "user_id", "service_version");
        VerdictRows known = new VerdictRows("lock_id", "user_id", "service_version");
        for (int at = 0; at < 3_000; at++) {
            String user = at % 7 == 0 ? "?" : "user-" + at % 53;
            String verdict = at % 31 == 0 ? "bad" : "good";
            String version = at % 2 == 0 ? "4.3.0" : "4.2.1";
            rows.session(VerdictRows.FIRST.plusSeconds(at * 60L), verdict, "lock-" + at % 41, user, version);
            if (at % 7 != 0) {
                known.session(VerdictRows.FIRST.plusSeconds(at * 60L), verdict, "lock-" + at % 41, user, version);
            }
        }
        Path all = Files.writeString(folder.resolve("all.csv"), rows.text().replace("\"?\"", ""));
        Path some = known.csv(folder.resolve("some.csv"));

        JsonNode json = json(all, "--cluster", "user_id");
        assertThat(json.at("/leftOut").asInt()).isPositive();
        assertThat(json.at("/words").toString()).contains("without a known lock.id or user_id are left out");
        JsonNode same = json(some, "--cluster", "user_id");
        assertThat(json.at("/standardised")).isEqualTo(same.at("/standardised"));
        assertThat(json.at("/standardError")).isEqualTo(same.at("/standardError"));
        assertThat(json.at("/candidate")).isEqualTo(same.at("/candidate"));
    }

    @Test
    void one_lock_is_not_enough() throws IOException {
        VerdictRows rows = new VerdictRows("lock_id", "service_version");
        rows.sessions(VerdictRows.FIRST, Duration.ofDays(1), 9, 1, "l1", "4.3.0");
        rows.sessions(VerdictRows.FIRST, Duration.ofDays(1), 9, 1, "l1", "4.2.1");

        JsonNode json = json(table(rows));
        assertThat(json.at("/unknown").asString()).isEqualTo("TOO_FEW_CLUSTERS");
        assertThat(json.at("/answer").asString()).startsWith("Not enough evidence");
    }

    @Test
    void all_good_and_all_bad_are_answered_with_numbers() throws IOException {
        Path good = VerdictRows.parallel(20, 50, 0, 0).csv(folder.resolve("good.csv"));
        Path bad = VerdictRows.parallel(20, 50, 500, 500).csv(folder.resolve("bad.csv"));

        assertThat(json(good, "--margin", "2.5").at("/candidate/rate").asDouble())
                .isZero();
        assertThat(json(bad).at("/candidate/rate").asDouble()).isEqualTo(1);
        assertThat(asked(good).headline()).isNotEmpty();
        assertThat(asked(bad).headline()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--by service.versoin     | --by service.versoin: no column service_versoin. Nearest: service_version",
                "--candidate 4.3.O        | no session of --candidate 4.3.O (there is: 4.2.1, 4.3.0)\\ndid you mean 4.3.0?",
                "--candidate 4.2.1        | --candidate 4.2.1 --baseline 4.2.1: expected two different ones",
                "--candidate 4.3.0x --baseline 4.2.2 | no session of --candidate 4.3.0x and --baseline 4.2.2",
                "--cluster lock.idd       | Nearest: lock_id",
                "--cluster ,              | expected one or two dimensions",
                "--cluster lock.id,lock.id | --cluster lock.id,lock.id: expected each dimension once",
                "--cluster lock.id,lock.door,lock.id | expected one or two dimensions",
                "--cluster reason         | --cluster reason: reason says how a session ended",
                "--strata lock.dor        | Nearest: lock_door",
                "--strata lock.door,lock_door | --strata lock.door,lock_door: expected each dimension once",
                "--strata furthest_step   | furthest_step says how a session ended",
                "--experience unlok       | --experience unlok: no verdicts of it (there is: unlock)\\ndid you mean unlock?",
                "--where lock.door=woood  | --where lock.door=woood: no session of woood (there is: steel, wood)\\ndid you mean wood?",
                "--where lock.door        | --where lock.door: expected a dimension and its values",
                "--where lock.door=       | --where lock.door=: expected a dimension and its values",
                "--where =wood            | --where =wood: expected a dimension and its values",
                "--where lock.dor=wood    | Nearest: lock_door",
                "--where lock.door=wood --where lock.door=steel | expected one --where for a dimension",
                "--from 2026-11-03        | --from 2026-11-03: expected an instant with an offset",
                "--to yesterday           | --to yesterday: expected an instant with an offset",
                "--from 2026-11-03T00:00:00Z --to 2026-11-02T00:00:00Z | expected an earlier and a later instant",
                "--from 2027-11-03T00:00:00Z | no session of --candidate 4.3.0 and --baseline 4.2.1",
                "--design crosover        | --design crosover: expected parallel or crossover",
                "--look 0/3               | --look 0/3: expected which look of how many",
                "--look 4/3               | --look 4/3: expected which look of how many",
                "--look 367/367           | --look 367/367: expected which look of how many, 366 at most",
                "--look 1/2 --open-ended 9 | --look and --open-ended: expected one of them",
                "--open-ended -1          | --open-ended -1: expected more than no session",
                "--open-ended many        | is not a long",
                "--share 0                | --share 0: expected a share above 0 and below 1",
                "--share 1.5              | --share 1.5: expected a share above 0 and below 1",
                "--share half             | --share half: expected a share above 0 and below 1",
                "--target 100%            | --target 100%: expected a share above 0 and below 1",
                "--target 0.99999999999999999999 | expected a share above 0 and below 1",
                "--target 1e-400          | expected a share above 0 and below 1",
                "--margin 0               | --margin 0: expected percentage points above 0 and below 100",
                "--margin 1e-400          | expected percentage points above 0 and below 100",
                "--margin 99.999999999999999999999 | expected percentage points above 0 and below 100",
                "--margin 1 --target 99%  | --margin and --target: expected one of them",
                "--format xml             | --format xml: expected table or json",
                "--seed x                 | is not a long",
                "--limit 3                | --limit"
            })
    void a_question_that_makes_no_sense_is_told(String options, String told) throws IOException {
        Path table = table(VerdictRows.parallel(10, 10, 1, 1));
        List<String> asked = question(table);
        for (String option : List.of(options.strip().split(" +"))) {
            // What the question says already is said otherwise.
            int at = asked.indexOf(option);
            if (at >= 0 && option.startsWith("--")) {
                asked.subList(at, at + 2).clear();
            }
        }
        asked.addAll(List.of(options.strip().split(" +")));

        assertThat(Asked.ajar(folder, asked).refused()).contains(told.replace("\\n", System.lineSeparator()));
    }

    @Test
    void of_many_values_a_few_are_listed_and_the_nearest_is_told() throws IOException {
        Path table = table(VerdictRows.parallel(400, 2, 1, 1));

        String told = Asked.ajar(
                        folder,
                        "compare",
                        "--verdicts",
                        table.toString(),
                        "--by",
                        "lock.id",
                        "--candidate",
                        "lock-12x",
                        "--baseline",
                        "lock-3",
                        "--cluster",
                        "lock.door")
                .refused();

        assertThat(told).hasSizeLessThan(600).contains("lock-0, lock-1, lock-10,", ", …)", "did you mean lock-12");
    }
}
