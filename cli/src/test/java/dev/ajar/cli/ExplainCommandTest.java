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

/// `ajar explain`: the lot that is to blame, and none where none is.
class ExplainCommandTest {

    private static final Instant SECOND_WEEK = VerdictRows.FIRST.plus(Duration.ofDays(7));

    @TempDir
    private Path folder = Path.of("");

    /// Two weeks of locks of four lots; in the second week those of one lot fail as often as is said.
    private static VerdictRows weeks(int failuresOfLotC) {
        VerdictRows rows = new VerdictRows("lock_id", "lock_lot", "lock_door");
        for (int lock = 0; lock < 80; lock++) {
            String lot = List.of("A", "B", "C", "D").get(lock % 4);
            String door = lock / 4 % 2 == 0 ? "wood" : "steel";
            int usual = lock / 4 % 5 == 0 ? 1 : 0;
            int bad = lot.equals("C") && lock / 4 % 3 > 0 ? usual + failuresOfLotC : usual;
            rows.sessions(VerdictRows.FIRST, Duration.ofDays(7), 50 - usual, usual, "lock-" + lock, lot, door);
            rows.sessions(SECOND_WEEK, Duration.ofDays(7), 50 - bad, bad, "lock-" + lock, lot, door);
        }
        return rows;
    }

    private Asked asked(Path table, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "explain",
                "--verdicts",
                table.toString(),
                "--cluster",
                "lock.id",
                "--window",
                "2026-11-08/2026-11-15",
                "--against",
                "2026-11-01/2026-11-08"));
        for (String each : more) {
            int at = all.indexOf(each);
            if (at >= 0 && each.startsWith("--")) {
                all.subList(at, at + 2).clear();
            }
        }
        all.addAll(List.of(more));
        return Asked.ajar(folder, all);
    }

    private JsonNode json(Path table, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--format", "json"));
        return asked(table, all.toArray(String[]::new)).json();
    }

    @Test
    void a_lot_that_got_worse_is_named() throws IOException {
        Path table = weeks(10).csv(folder.resolve("v.csv"));

        assertThat(asked(table).headline()).startsWith("lock_lot = C stands out");
        JsonNode json = json(table);
        assertThat(json.at("/kind").asString()).isEqualTo("value");
        assertThat(json.at("/findings/0/dimension").asString()).isEqualTo("lock_lot");
        assertThat(json.at("/findings/0/value").asString()).isEqualTo("C");
        assertThat(json.at("/findings/0/clusters").asInt()).isEqualTo(20);
        assertThat(json.at("/findings/0/adjustedP").asDouble()).isBetween(0.0, 0.05);
        assertThat(json.at("/findings/0/excess").asDouble())
                .isBetween(
                        json.at("/findings/0/excessLower").asDouble(),
                        json.at("/findings/0/excessUpper").asDouble());
        assertThat(json.at("/change/sessionsBefore").asInt()).isEqualTo(4_000);
        assertThat(json.at("/change/badBefore").asInt()).isEqualTo(16);
        assertThat(json.at("/change/badAfter").asInt()).isEqualTo(16 + 130);
        assertThat(json.at("/change/rise").asDouble()).isCloseTo(130 / 4_000.0, within(1e-12));
        assertThat(json.at("/splits").findValuesAsString("dimension"))
                .containsExactlyInAnyOrder("lock_lot", "lock_door");
    }

    @Test
    void where_chance_explains_it_nothing_is_blamed() throws IOException {
        Path table = weeks(0).csv(folder.resolve("v.csv"));

        assertThat(asked(table).headline()).startsWith("No value explains this better than chance");
        JsonNode json = json(table);
        assertThat(json.at("/kind").asString()).isEqualTo("nothing");
        assertThat(json.at("/change/rise").asDouble()).isZero();
        assertThat(json.at("/adjustedP").asDouble()).isGreaterThan(0.05);
    }

    @Test
    void only_the_dimensions_that_are_asked_about_are_looked_at() throws IOException {
        JsonNode json = json(weeks(10).csv(folder.resolve("v.csv")), "--by", "lock.door");

        assertThat(json.at("/splits").size()).isOne();
        assertThat(json.at("/splits/0/dimension").asString()).isEqualTo("lock_door");
    }

    @Test
    void days_are_those_of_the_zone() throws IOException {
        Path table = weeks(10).csv(folder.resolve("v.csv"));

        JsonNode utc = json(table);
        JsonNode tokyo = json(table, "--zone", "Asia/Tokyo");
        assertThat(tokyo.at("/change/sessionsBefore").asInt())
                .isLessThan(utc.at("/change/sessionsBefore").asInt());
        JsonNode instants = json(
                table,
                "--window",
                "2026-11-08T00:00:00Z/2026-11-15T00:00:00Z",
                "--against",
                "2026-11-01T09:00:00+09:00/2026-11-08T00:00:00Z");
        assertThat(instants.at("/change")).isEqualTo(utc.at("/change"));
    }

    @Test
    void csv_and_parquet_and_the_same_seed_say_the_same() throws IOException {
        VerdictRows rows = weeks(3);
        Path csv = rows.csv(folder.resolve("v.csv"));
        Path parquet = rows.parquet(folder.resolve("v.parquet"));

        assertThat(asked(parquet, "--seed", "5")).isEqualTo(asked(csv, "--seed", "5"));
    }

    @Test
    void where_nothing_can_be_said_that_is_said() throws IOException {
        Path table = weeks(10).csv(folder.resolve("v.csv"));
        Path good =
                Files.writeString(folder.resolve("good.csv"), weeks(0).text().replace(",bad,", ",good,"));
        Path bad = Files.writeString(folder.resolve("bad.csv"), weeks(0).text().replace(",good,", ",bad,"));
        Path nobody =
                Files.writeString(folder.resolve("nobody.csv"), weeks(0).text().replaceAll(",lock-[0-9]+,", ",,"));

        assertThat(json(table, "--window", "2027-01-01/2027-01-02")
                        .at("/unknown")
                        .asString())
                .isEqualTo("NO_DATA");
        assertThat(json(table, "--where", "lock.id=lock-1").at("/unknown").asString())
                .isEqualTo("TOO_FEW_CLUSTERS");
        assertThat(json(good).at("/unknown").asString()).isEqualTo("NO_CONTRAST");
        assertThat(json(bad).at("/unknown").asString()).isEqualTo("NO_CONTRAST");
        assertThat(json(nobody).at("/leftOut").asInt()).isEqualTo(8_000);
        assertThat(asked(nobody).headline()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--window 2026-11-07/2026-11-15 | expected two windows that do not overlap",
                "--window 2026-11-01/2026-11-08 | expected two windows that do not overlap",
                "--window 2026-11-08            | --window 2026-11-08: expected a begin and a later end",
                "--window 2026-11-15/2026-11-08 | --window 2026-11-15/2026-11-08: expected a begin and a later end",
                "--window 2026-11-08/2026-11-08 | expected a begin and a later end",
                "--window 2026-11-31/2026-12-08 | expected a begin and a later end",
                "--window /                     | --window /: expected a begin and a later end",
                "--against last-week            | --against last-week: expected a begin and a later end",
                "--zone Asia/Tokio              | --zone Asia/Tokio: expected a zone or an offset",
                "--by lock.lto                  | --by lock.lto: no column lock_lto. Nearest: lock_lot",
                "--by lock.lot,lock.lot         | --by lock.lot,lock.lot: expected each dimension once",
                "--by reason                    | --by reason: reason says how a session ended",
                "--cluster lock.idd             | Nearest: lock_id",
                "--cluster lock.id,lock.lot     | no column"
            })
    void a_question_that_makes_no_sense_is_told(String options, String told) throws IOException {
        Path table = weeks(1).csv(folder.resolve("v.csv"));

        assertThat(asked(table, options.strip().split(" +")).refused()).contains(told);
    }
}
