package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// `ajar propose-target`: a promise that can be kept, or none.
class ProposeTargetCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private static VerdictRows history(int days, int bad) {
        VerdictRows rows = new VerdictRows("lock_id", "lock_door");
        for (int day = 0; day < days; day++) {
            int failed = bad + day % 3;
            rows.sessions(
                    VerdictRows.FIRST.plus(Duration.ofDays(day)),
                    Duration.ofDays(1),
                    200 - failed,
                    failed,
                    "lock-" + day % 5,
                    day % 2 == 0 ? "wood" : "steel");
        }
        return rows;
    }

    private Asked asked(Path table, String... more) {
        List<String> all = new ArrayList<>(List.of("propose-target", "--verdicts", table.toString()));
        all.addAll(List.of(more));
        return Asked.ajar(folder, all);
    }

    private JsonNode json(Path table, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--format", "json"));
        return asked(table, all.toArray(String[]::new)).json();
    }

    @Test
    void a_target_that_history_supports_is_proposed() throws IOException {
        Path table = history(90, 3).csv(folder.resolve("v.csv"));

        JsonNode json = json(table);
        assertThat(json.at("/rate").asDouble()).isCloseTo(0.98, within(1e-9));
        assertThat(json.at("/target").asDouble()).isEqualTo(0.97);
        assertThat(json.at("/supported").asDouble()).isBetween(0.97, 0.98);
        assertThat(json.at("/sessions").asDouble()).isCloseTo(28 * 200, within(1e-6));
        assertThat(asked(table).headline()).contains("97");
        assertThat(json(table, "--window", "7").at("/sessions").asDouble()).isCloseTo(7 * 200, within(1e-6));
        assertThat(asked(table, "--seed", "4")).isEqualTo(asked(table, "--seed", "4"));
    }

    @Test
    void a_service_that_is_too_bad_gets_no_target() throws IOException {
        JsonNode json = json(history(90, 60).csv(folder.resolve("v.csv")));

        assertThat(json.at("/target").isNull()).isTrue();
        assertThat(json.at("/rate").asDouble()).isLessThan(0.9);
        assertThat(json.at("/answer").asString()).contains("less than the lowest usual target");
    }

    @Test
    void a_short_history_gets_none_either() throws IOException {
        Path table = history(9, 3).csv(folder.resolve("v.csv"));

        assertThat(json(table).at("/unknown").asString()).isEqualTo("TOO_SHORT");
        assertThat(asked(table).headline()).startsWith("No proposal: 9 days of history");
    }

    @Test
    void all_good_is_no_proof_of_a_perfect_service_and_all_bad_no_promise() throws IOException {
        Path good = Files.writeString(
                folder.resolve("good.csv"), history(60, 1).text().replace(",bad,", ",good,"));
        Path bad = Files.writeString(
                folder.resolve("bad.csv"), history(60, 1).text().replace(",good,", ",bad,"));
        Path excluded = Files.writeString(
                folder.resolve("excluded.csv"),
                history(60, 1).text().replace(",good,", ",excluded,").replace(",bad,", ",pending,"));

        JsonNode best = json(good);
        assertThat(best.at("/target").asDouble()).isLessThan(1);
        assertThat(json(bad).at("/target").isNull()).isTrue();
        assertThat(json(excluded).at("/unknown").asString()).isEqualTo("NO_DATA");
        for (Path table : List.of(good, bad, excluded)) {
            assertThat(asked(table).headline()).isNotEmpty();
        }
    }

    @Test
    void csv_and_parquet_say_the_same_and_where_and_zone_count() throws IOException {
        VerdictRows rows = history(40, 2);
        Path csv = rows.csv(folder.resolve("v.csv"));
        Path parquet = rows.parquet(folder.resolve("v.parquet"));

        assertThat(asked(parquet, "--zone", "Asia/Tokyo")).isEqualTo(asked(csv, "--zone", "Asia/Tokyo"));
        assertThat(json(csv, "--where", "lock.door=wood").at("/sessions").asDouble())
                .isLessThan(json(csv).at("/sessions").asDouble());
    }

    @Test
    void a_clock_that_was_wrong_by_millennia_is_told() throws IOException {
        Path table = history(40, 2)
                .session(Instant.parse("0014-01-01T00:00:00Z"), "good", "l", "wood")
                .csv(folder.resolve("v.csv"));

        assertThat(asked(table).refused())
                .contains("sessions from 0014-01-01 to 2026-12-10 (expected: 100 years at most; --from and --to");
        assertThat(json(table, "--from", "2026-01-01T00:00:00Z").at("/target").asDouble())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--window 0     | --window 0: expected 1 to 366 days",
                "--window 367   | --window 367: expected 1 to 366 days",
                "--window month | is not an int",
                "--zone X       | --zone X: expected a zone or an offset",
                "--seed many    | is not a long"
            })
    void a_question_that_makes_no_sense_is_told(String options, String told) throws IOException {
        Path table = history(3, 1).csv(folder.resolve("v.csv"));

        assertThat(asked(table, options.strip().split(" +")).refused()).contains(told);
    }
}
