package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/// `ajar rank`: whom support calls first, and nobody whom chance alone put on top.
class RankCommandTest {

    @TempDir
    private Path folder = Path.of("");

    /// Locks of which the first few fail much more often than all others.
    private static VerdictRows fleet(int locks, int struggling) {
        VerdictRows rows = new VerdictRows("lock_id", "lock_door");
        for (int lock = 0; lock < locks; lock++) {
            int bad = lock < struggling ? 30 : lock % 2;
            rows.sessions(
                    VerdictRows.FIRST.plusSeconds(lock),
                    Duration.ofDays(7),
                    100 - bad,
                    bad,
                    "lock-" + lock,
                    lock % 4 < 2 ? "wood" : "steel");
        }
        return rows;
    }

    private Asked asked(Path table, String... more) {
        List<String> all = new ArrayList<>(List.of("rank", "--verdicts", table.toString(), "--by", "lock.id"));
        all.addAll(List.of(more));
        return Asked.ajar(folder, all);
    }

    private JsonNode json(Path table, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--format", "json"));
        return asked(table, all.toArray(String[]::new)).json();
    }

    @Test
    void those_who_struggle_are_listed_worst_first() throws IOException {
        Path table = fleet(60, 3).csv(folder.resolve("v.csv"));

        assertThat(asked(table).headline()).startsWith("3 of 60 values of lock.id");
        JsonNode json = json(table);
        assertThat(json.at("/listed").asInt()).isEqualTo(3);
        assertThat(json.at("/units").asInt()).isEqualTo(60);
        assertThat(List.of(
                        json.at("/ranked/0/name").asString(),
                        json.at("/ranked/1/name").asString(),
                        json.at("/ranked/2/name").asString()))
                .containsExactlyInAnyOrder("lock-0", "lock-1", "lock-2");
        assertThat(json.at("/ranked/0/bad").asInt()).isEqualTo(30);
        assertThat(json.at("/ranked/0/listed").asBoolean()).isTrue();
        assertThat(json.at("/ranked/3/listed").asBoolean()).isFalse();
        assertThat(json.at("/ranked/0/likely").asDouble())
                .isLessThan(0.301)
                .isBetween(
                        json.at("/ranked/0/lower").asDouble(),
                        json.at("/ranked/0/upper").asDouble());
        assertThat(json.at("/funnel/target").asDouble()).isEqualTo(119.0 / 6_000);
    }

    @Test
    void where_nobody_struggles_nobody_is_listed_and_the_nearest_are_shown() throws IOException {
        Path table = fleet(60, 0).csv(folder.resolve("v.csv"));

        assertThat(asked(table).headline()).startsWith("Nobody ");
        JsonNode json = json(table);
        assertThat(json.at("/listed").asInt()).isZero();
        assertThat(json.at("/ranked").size()).isEqualTo(20);
    }

    @Test
    void what_they_lived_through_is_told() throws IOException {
        VerdictRows rows = fleet(60, 0);
        rows.sessions(VerdictRows.FIRST, Duration.ofHours(1), 0, 12, "shut-out", "wood");

        JsonNode first = json(rows.csv(folder.resolve("v.csv"))).at("/ranked/0");

        assertThat(first.at("/name").asString()).isEqualTo("shut-out");
        assertThat(first.at("/experiences/0").asString()).isEqualTo("12 failures in a row");
        assertThat(first.at("/experiences/1").asString()).startsWith("no success for ");
    }

    @Test
    void pain_limit_and_conditions_are_as_asked() throws IOException {
        Path table = fleet(60, 3).csv(folder.resolve("v.csv"));

        assertThat(json(table, "--pain", "50%").at("/listed").asInt()).isZero();
        assertThat(json(table, "--pain", "10%").at("/ranked/0/threshold").asDouble())
                .isEqualTo(0.1);
        assertThat(json(table, "--limit", "7").at("/ranked").size()).isEqualTo(7);
        assertThat(asked(table, "--limit", "2").words()).contains("The first 2 of 3 are shown.");
        JsonNode strata = json(table, "--strata", "lock.door");
        assertThat(strata.at("/strata/0").asString()).isEqualTo("lock.door");
        assertThat(json(table, "--wrong", "1e-300").at("/listed").asInt())
                .isLessThanOrEqualTo(json(table).at("/listed").asInt());
        assertThat(json(table, "--where", "lock.door=steel").at("/units").asInt())
                .isEqualTo(30);
    }

    @Test
    void csv_and_parquet_say_the_same() throws IOException {
        VerdictRows rows = fleet(30, 2);
        Path csv = rows.csv(folder.resolve("v.csv"));
        Path parquet = rows.parquet(folder.resolve("v.parquet"));

        assertThat(asked(parquet)).isEqualTo(asked(csv));
        assertThat(asked(parquet, "--format", "json")).isEqualTo(asked(csv, "--format", "json"));
    }

    @Test
    void where_nothing_can_be_said_that_is_said() throws IOException {
        Path good = fleet(20, 0).csv(folder.resolve("good.csv"));
        Files.writeString(good, Files.readString(good).replace(",bad,", ",good,"));
        Path one = fleet(1, 1).csv(folder.resolve("one.csv"));
        Path excluded = new VerdictRows("lock_id")
                .session(VerdictRows.FIRST, "excluded", "l")
                .csv(folder.resolve("excluded.csv"));
        Path nobody = fleet(2, 1).csv(folder.resolve("nobody.csv"));
        Files.writeString(nobody, Files.readString(nobody).replaceAll(",lock-[0-9]+,", ",,"));

        assertThat(json(good).at("/unknown").asString()).isEqualTo("NO_CONTRAST");
        assertThat(json(one).at("/unknown").asString()).isNotEmpty();
        assertThat(json(excluded).at("/unknown").asString()).isEqualTo("NO_DATA");
        assertThat(json(nobody).at("/unknown").asString()).isEqualTo("NO_DATA");
        assertThat(json(nobody).at("/leftOut").asInt()).isEqualTo(200);
        for (Path table : List.of(good, one, excluded, nobody)) {
            assertThat(asked(table).headline()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--pain 0             | --pain 0: expected a share above 0 and below 1",
                "--pain 99.9999999999999999999999999% | expected a share above 0 and below 1",
                "--pain much          | --pain much: expected a share above 0 and below 1",
                "--wrong 1            | --wrong 1: expected a share above 0 and below 1",
                "--limit 0            | --limit 0: expected 1 or more",
                "--limit -1           | --limit -1: expected 1 or more",
                "--limit x            | is not an int",
                "--strata lock.doo    | Nearest: lock_door",
                "--strata reason      | reason says how a session ended"
            })
    void a_question_that_makes_no_sense_is_told(String options, String told) throws IOException {
        Path table = fleet(4, 1).csv(folder.resolve("v.csv"));

        assertThat(asked(table, options.strip().split(" +")).refused()).contains(told);
    }
}
