package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.change.LotShift;
import dev.ajar.statistics.change.Lots;
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

/// `ajar changes`: since which lot, firmware or day it is otherwise.
class ChangesCommandTest {

    private static final int LOTS = 12;
    private static final int LOCKS = 20;

    @TempDir
    private Path folder = Path.of("");

    private static int bad(int lot, int lock, int later) {
        return (lock + lot) % 4 == 0 ? 1 : lot >= 7 && lock % 2 == 0 ? later : 0;
    }

    /// Twelve lots, A1 to A12; from A8 on every other lock has so many failures more.
    private static VerdictRows lots(int later) {
        VerdictRows rows = new VerdictRows("lock_id", "lock_lot", "lock_door");
        for (int lot = 0; lot < LOTS; lot++) {
            for (int lock = 0; lock < LOCKS; lock++) {
                int bad = bad(lot, lock, later);
                rows.sessions(
                        VerdictRows.FIRST.plus(Duration.ofDays(lot)),
                        Duration.ofHours(20),
                        40 - bad,
                        bad,
                        "lock-" + lot + "-" + lock,
                        "A" + (lot + 1),
                        lock % 2 == 0 ? "wood" : "steel");
            }
        }
        return rows;
    }

    private Asked asked(Path table, String by, String... more) {
        List<String> all =
                new ArrayList<>(List.of("changes", "--verdicts", table.toString(), "--by", by, "--cluster", "lock.id"));
        all.addAll(List.of(more));
        return Asked.ajar(folder, all);
    }

    private JsonNode json(Path table, String by, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--format", "json"));
        return asked(table, by, all.toArray(String[]::new)).json();
    }

    @Test
    void the_first_of_the_worse_lots_is_named() throws IOException {
        Path table = lots(6).csv(folder.resolve("v.csv"));

        assertThat(asked(table, "lock.lot").headline())
                .startsWith("A step over 12 values of lock.lot")
                .contains("from A8 on");
        JsonNode json = json(table, "lock.lot");
        assertThat(json.at("/shifts").size()).isOne();
        assertThat(json.at("/shifts/0/first").asString()).isEqualTo("A8");
        assertThat(json.at("/shifts/0/after").asDouble())
                .isGreaterThan(json.at("/shifts/0/before").asDouble());
        assertThat(json.at("/shifts/0/maybe").toString()).contains("A8");
        assertThat(json.at("/chance").asDouble()).isBetween(0.0, 0.05);
        assertThat(json.at("/values").findValuesAsString("name"))
                .startsWith("A1", "A2")
                .endsWith("A11", "A12");
        assertThat(json.at("/values/0/sessions").asInt()).isEqualTo(800);
    }

    @Test
    void its_numbers_are_those_of_the_statistics_room() throws IOException {
        List<Cell> cells = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (int lot = 0; lot < LOTS; lot++) {
            order.add("A" + (lot + 1));
            for (int lock = 0; lock < LOCKS; lock++) {
                int bad = bad(lot, lock, 6);
                cells.add(new Cell("lock-" + lot + "-" + lock, "", "A" + (lot + 1), 40 - bad, bad));
            }
        }
        LotShift shift =
                LotShift.in(Lots.of(Cells.of(cells).orThrow(), order), 3).orThrow();

        JsonNode json = json(lots(6).csv(folder.resolve("v.csv")), "lock.lot", "--seed", "3");

        assertThat(json.at("/chance").asDouble()).isEqualTo(shift.chance());
        assertThat(json.at("/overdispersion").asDouble()).isEqualTo(shift.overdispersion());
        assertThat(json.at("/shifts/0/lower").asDouble())
                .isEqualTo(shift.shifts().getFirst().difference().lower());
    }

    @Test
    void where_nothing_changed_no_step_is_seen() throws IOException {
        Path table = lots(0).csv(folder.resolve("v.csv"));

        assertThat(asked(table, "lock.lot").headline()).startsWith("No step");
        assertThat(json(table, "lock.lot").at("/shifts").size()).isZero();
        assertThat(json(table, "lock.lot").at("/outliers").size()).isZero();
    }

    @Test
    void time_is_followed_in_days_of_the_zone() throws IOException {
        Path table = lots(6).csv(folder.resolve("v.csv"));

        JsonNode days = json(table, "time");
        assertThat(days.at("/values").size()).isEqualTo(12);
        assertThat(days.at("/values/0/name").asString()).isEqualTo("2026-11-01");
        assertThat(days.at("/shifts/0/first").asString()).isEqualTo("2026-11-08");
        assertThat(json(table, "time", "--days", "2").at("/values").size()).isBetween(6, 7);
        assertThat(json(table, "time", "--zone", "Asia/Tokyo").at("/values").size())
                .isEqualTo(13);
    }

    @Test
    void an_order_may_be_given_and_what_it_leaves_out_is_told() throws IOException {
        Path table = lots(6).csv(folder.resolve("v.csv"));

        JsonNode json = json(table, "lock.lot", "--order", "A12,A11,A9,A2,A1");
        assertThat(json.at("/values").findValuesAsString("name"))
                .containsExactly("A12", "A11", "A9", "A2", "A1", "A3", "A4", "A5", "A6", "A7", "A8", "A10");
        assertThat(json.at("/words").toString()).contains("5 of 12 values of lock.lot are in --order");
    }

    @Test
    void a_value_that_differs_from_all_the_rest_is_told() throws IOException {
        VerdictRows rows = lots(0);
        for (int lock = 0; lock < LOCKS; lock++) {
            rows.sessions(VerdictRows.FIRST, Duration.ofDays(9), 30, 10 + lock % 2, "odd-" + lock, "A6b", "wood");
        }
        Path table = rows.csv(folder.resolve("v.csv"));

        JsonNode json = json(table, "lock.lot");
        assertThat(json.at("/outliers/0/value").asString()).isEqualTo("A6b");
        assertThat(json.at("/outliers/0/clusters").asInt()).isEqualTo(20);
        assertThat(asked(table, "lock.lot").words()).contains("lock.lot = A6b stands out");
    }

    @Test
    void csv_and_parquet_say_the_same() throws IOException {
        VerdictRows rows = lots(3);
        Path csv = rows.csv(folder.resolve("v.csv"));
        Path parquet = rows.parquet(folder.resolve("v.parquet"));

        assertThat(asked(parquet, "lock.lot", "--strata", "lock.door"))
                .isEqualTo(asked(csv, "lock.lot", "--strata", "lock.door"));
        assertThat(asked(parquet, "time", "--format", "json")).isEqualTo(asked(csv, "time", "--format", "json"));
    }

    @Test
    void where_nothing_can_be_said_that_is_said() throws IOException {
        String text = lots(0).text();
        Path table = lots(6).csv(folder.resolve("v.csv"));
        Path good = Files.writeString(folder.resolve("good.csv"), text.replace(",bad,", ",good,"));
        Path bad = Files.writeString(folder.resolve("bad.csv"), text.replace(",good,", ",bad,"));
        Path nobody = Files.writeString(folder.resolve("nobody.csv"), text.replaceAll(",lock-[0-9-]+,", ",,"));

        assertThat(json(table, "lock.door").at("/unknown").asString()).isEqualTo("TOO_FEW_CLUSTERS");
        for (String by : List.of("lock.lot", "time")) {
            assertThat(json(good, by).at("/unknown").asString()).isEqualTo("NO_CONTRAST");
            assertThat(json(bad, by).at("/unknown").asString()).isEqualTo("NO_CONTRAST");
            assertThat(json(nobody, by).at("/unknown").asString()).isEqualTo("NO_DATA");
            assertThat(json(nobody, by).at("/leftOut").asInt()).isEqualTo(LOTS * LOCKS * 40);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lock.lto | --seed 1                | --by lock.lto: no column lock_lto. Nearest: lock_lot",
                "lock.lot | --strata lock.doro      | Nearest: lock_door",
                "lock.lot | --order A1,A8,B8        | --order A1,A8,B8: no session of B8 (there is: A1, A10,",
                "lock.lot | --order A1,A2,A1        | --order A1,A2,A1: expected each value once",
                "time     | --order A1,A2           | --order: time has one of its own",
                "time     | --days 0                | --days 0: expected 1 to 366",
                "time     | --days 367              | --days 367: expected 1 to 366",
                "time     | --zone Mars/Olympus     | --zone Mars/Olympus: expected a zone or an offset",
                "reason   | --days 1                | reason says how a session ended"
            })
    void a_question_that_makes_no_sense_is_told(String by, String options, String told) throws IOException {
        Path table = lots(1).csv(folder.resolve("v.csv"));

        assertThat(asked(table, by, options.strip().split(" +")).refused()).contains(told);
    }
}
