package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ajar.statistics.planning.Design;
import dev.ajar.statistics.planning.Question;
import dev.ajar.statistics.planning.SampleSize;
import dev.ajar.statistics.planning.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// `ajar plan`: before anything is let out, how many locks and days it takes.
class PlanCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private Asked asked(String... options) {
        List<String> all = new ArrayList<>(List.of("plan"));
        all.addAll(List.of(options));
        return Asked.ajar(folder, all);
    }

    private JsonNode json(String options) {
        return Asked.ajar(folder, ("plan --format json " + options).split(" +")).json();
    }

    @Test
    void a_large_fleet_is_enough() {
        assertThat(asked("--clusters", "5000", "--per-day", "3", "--base", "1%").headline())
                .startsWith("Enough: ");
        JsonNode json = json("--clusters 5000 --per-day 3 --base 1%");
        assertThat(json.at("/days").asInt()).isBetween(1, 7);
        assertThat(json.at("/margin").asDouble()).isCloseTo(0.005, within(1e-12));
        assertThat(json.at("/fleet/clusters").asInt()).isEqualTo(5_000);
        assertThat(json.at("/fleet/alike").asDouble()).isEqualTo(0.02);
        assertThat(json.at("/fleet/measured").size()).isZero();
    }

    @Test
    void a_small_one_takes_longer_or_never_gets_there() {
        assertThat(asked("--clusters", "200", "--per-day", "3", "--base", "1%", "--design", "crossover")
                        .headline())
                .startsWith("Too short: ");
        assertThat(asked("--clusters", "200", "--per-day", "3", "--base", "1%").headline())
                .startsWith("Not with this fleet: ");
        assertThat(json("--clusters 200 --per-day 3 --base 1%").at("/unknown").asString())
                .isEqualTo("TOO_FEW_CLUSTERS");
    }

    @Test
    void its_numbers_are_those_of_the_statistics_room() {
        Question question =
                Question.of(0.02, 0.02, 0.01, Question.RISK, Question.POWER).orThrow();
        Design design = Design.parallel(4.0 * 14, 1.5, 0.01).orThrow();
        SampleSize size = SampleSize.of(question, design, 1).orThrow();
        Schedule schedule = Schedule.of(question, new Schedule.Fleet(1_000, 4, 1.5, 0.01, false), 1)
                .orThrow();

        JsonNode json = json("--clusters 1000 --per-day 4 --base 2% --margin 1 --spread 1.5 --alike 0.01 --days 14");

        assertThat(json.at("/locks").asLong()).isEqualTo(size.locks());
        assertThat(json.at("/sessionsOfArm").asDouble()).isEqualTo(size.sessions());
        assertThat(json.at("/designEffect").asDouble()).isEqualTo(size.designEffect());
        assertThat(json.at("/days").asInt()).isEqualTo(schedule.days());
        assertThat(json.at("/locksFewest").asLong()).isEqualTo(schedule.locksFewest());
    }

    @Test
    void more_looks_and_more_power_cost_more() {
        String fleet = "--clusters 5000 --per-day 3 --base 1% ";
        double once = json(fleet).at("/sessionsOfArm").asDouble();

        assertThat(json(fleet + "--looks 7").at("/sessionsOfArm").asDouble()).isGreaterThan(once);
        assertThat(json(fleet + "--looks 7").at("/looks").asInt()).isEqualTo(7);
        assertThat(json(fleet + "--power 95%").at("/sessionsOfArm").asDouble()).isGreaterThan(once);
        assertThat(json(fleet + "--target 95%").at("/sessionsOfArm").asDouble()).isLessThan(once);
        JsonNode power = json(fleet).at("/power");
        assertThat(power.size()).isEqualTo(5);
        for (int at = 1; at < power.size(); at++) {
            assertThat(power.get(at).at("/power").asDouble())
                    .isGreaterThanOrEqualTo(power.get(at - 1).at("/power").asDouble())
                    .isBetween(0.0, 1.0);
        }
    }

    @Test
    void a_fleet_is_measured_and_options_say_otherwise() throws IOException {
        VerdictRows rows = VerdictRows.parallel(200, 56, 112, 112);
        Path csv = rows.csv(folder.resolve("verdicts.csv"));
        String options = "--cluster lock.id --strata lock.door --verdicts ";

        JsonNode json = json(options + csv);
        assertThat(json.at("/fleet/clusters").asInt()).isEqualTo(200);
        assertThat(json.at("/fleet/base").asDouble()).isCloseTo(0.02, within(1e-12));
        assertThat(json.at("/fleet/perDay").asDouble()).isCloseTo(7, within(1.01));
        assertThat(json.at("/fleet/spread").asDouble()).isZero();
        assertThat(json.at("/fleet/measured").size()).isEqualTo(5);
        assertThat(json.at("/places/wood").asInt() + json.at("/places/steel").asInt())
                .isEqualTo(100);
        assertThat(json(options + rows.parquet(folder.resolve("v.parquet")))).isEqualTo(json);
        JsonNode other = json(options + csv + " --clusters 900 --base 5%");
        assertThat(other.at("/fleet/clusters").asInt()).isEqualTo(900);
        assertThat(other.at("/fleet/base").asDouble()).isEqualTo(0.05);
        assertThat(other.at("/fleet/measured").toString()).doesNotContain("clusters", "base");
    }

    @Test
    void a_fleet_that_never_fails_or_is_one_lock_gets_an_honest_answer() throws IOException {
        Path good = VerdictRows.parallel(20, 50, 0, 0).csv(folder.resolve("good.csv"));
        Path bad = VerdictRows.parallel(20, 50, 500, 500).csv(folder.resolve("bad.csv"));
        Path one = VerdictRows.parallel(2, 50, 3, 3).csv(folder.resolve("one.csv"));

        assertThat(json("--cluster lock.id --verdicts " + good).at("/unknown").isString())
                .isTrue();
        assertThat(json("--cluster lock.id --verdicts " + bad).at("/unknown").isString())
                .isTrue();
        assertThat(json("--cluster lock.id --where lock.id=lock-1 --verdicts " + one)
                        .at("/unknown")
                        .asString())
                .isEqualTo("TOO_FEW_CLUSTERS");
    }

    @Test
    void without_verdicts_what_is_missing_is_told_at_once() {
        assertThat(asked().refused()).contains("--clusters 200 --per-day 3 --base 1%");
        assertThat(asked("--clusters", "9").refused()).contains("expected --per-day 3 --base 1%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--per-day -1        | --per-day -1.0: expected",
                "--per-day 1e-300    | expected more than none, and numbers that a fleet has",
                "--per-day 1e9       | expected more than none, and numbers that a fleet has",
                "--clusters -3       | --clusters -3",
                "--clusters 99999999999 | expected more than none, and numbers that a fleet has",
                "--base 0            | --base 0: expected a share above 0 and below 1",
                "--base 100%         | --base 100%: expected a share above 0 and below 1",
                "--base 1e-300       | --base 1e-300: expected 0.0001% or more",
                "--alike -5          | --alike -5.0: expected 0 to 1",
                "--alike 1.1         | --alike 1.1: expected 0 to 1",
                "--spread -2         | --spread -2.0: expected 0 to 1000",
                "--days 0            | --days 0",
                "--days 3651         | --days 3651",
                "--looks 0           | --looks 0",
                "--looks 367         | expected 1 to 3650, and 1 to 366",
                "--power 40%         | --power 40%: expected 50% or more",
                "--power 2           | --power 2: expected a share above 0 and below 1",
                "--design sideways   | --design sideways: expected parallel or crossover",
                "--margin x          | --margin x: expected percentage points",
                "--target 0          | --target 0: expected a share",
                "--format yaml       | --format yaml: expected table or json",
                "--cluster lock.id   | expected --verdicts FILE"
            })
    void a_plan_that_makes_no_sense_is_told(String options, String told) {
        List<String> all = new ArrayList<>(List.of("--clusters", "200", "--per-day", "3", "--base", "1%"));
        List<String> said = List.of(options.strip().split(" +"));
        int at = all.indexOf(said.getFirst());
        if (at >= 0) {
            all.subList(at, at + 2).clear();
        }
        all.addAll(said);

        assertThat(asked(all.toArray(String[]::new)).refused()).contains(told);
    }

    /// Not through [Asked]: what is said again is no number, and is quoted as it was said.
    @ParameterizedTest
    @CsvSource({"--per-day,NaN", "--per-day,Infinity", "--alike,NaN", "--spread,NaN", "--spread,Infinity"})
    void what_is_no_number_is_not_planned_with(String option, String value) {
        List<String> all = new ArrayList<>(List.of("plan", "--clusters", "200", "--base", "1%"));
        if (!option.equals("--per-day")) {
            all.addAll(List.of("--per-day", "3"));
        }
        all.addAll(List.of(option, value));

        Asked asked = Asked.quoting(folder, all);
        assertThat(asked.code()).isEqualTo(2);
        assertThat(asked.err()).contains(option + " " + value + ": expected");
    }

    @Test
    void a_plan_from_verdicts_that_say_nothing_is_told() throws IOException {
        Path empty = new VerdictRows("lock_id").csv(folder.resolve("empty.csv"));
        Path excluded = new VerdictRows("lock_id")
                .session(VerdictRows.FIRST, "excluded", "l1")
                .csv(folder.resolve("excluded.csv"));

        assertThat(asked("--verdicts", empty.toString(), "--cluster", "lock.id").refused())
                .contains("empty.csv: has no row (expected: verdicts)");
        assertThat(asked("--verdicts", excluded.toString(), "--cluster", "lock.id")
                        .refused())
                .contains("there is no good or bad session to measure a fleet by");
        assertThat(asked("--verdicts", excluded.toString()).refused())
                .contains("--cluster: with --verdicts, what will the candidate be given out by?");
    }
}
