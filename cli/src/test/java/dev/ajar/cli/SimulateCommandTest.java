package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.simulator.scenario.Scenarios;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever simulates on the command line gets the files that were named, or is told what was expected, and never loses
/// a file of their own.
class SimulateCommandTest {

    private static final Pattern WRITTEN = Pattern.compile("([0-9,]+) events of ([a-z]+) in (.+)");

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void the_list_names_every_scenario_and_what_it_is_for() {
        assertThat(simulate("--list")).isZero();
        assertThat(out.toString().lines())
                .hasSize(Scenarios.names().size())
                .first()
                .asString()
                .isEqualTo(
                        "apartments         Nothing happens but what happens everywhere; to see what ordinary looks like.");
    }

    @Test
    void show_prints_a_scenario_to_copy_and_the_copy_is_understood() throws IOException {
        assertThat(simulate("--show", "poster-qr")).isZero();
        assertThat(out.toString()).isEqualTo(Scenarios.text("poster-qr"));

        Files.writeString(file("mine.yaml"), out.toString().replace("poster-qr", "mine"));
        assertThat(simulate(
                        "--scenario", file("mine.yaml").toString(), "--out", there(), "--locks", "2", "--days", "1"))
                .isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_small_run_writes_the_files_that_it_says() throws IOException {
        assertThat(simulate("--scenario", "everything", "--out", there(), "--locks", "30", "--days", "2"))
                .isZero();

        List<String> said = out.toString().lines().toList();
        assertThat(said).hasSize(5).last().isEqualTo("the truth in " + file("there/truth"));
        for (String line : said.subList(0, 4)) {
            var written = WRITTEN.matcher(line);
            assertThat(written.matches()).as(line).isTrue();
            assertThat(Path.of(written.group(3))).isEqualTo(file("there/%s/events.ndjson".formatted(written.group(2))));
            assertThat(Files.readAllLines(Path.of(written.group(3))))
                    .hasSize(Integer.parseInt(written.group(1).replace(",", "")));
        }
        assertThat(file("there/truth/sessions.csv")).isNotEmptyFile();
        assertThat(file("there/truth/effects.csv")).isNotEmptyFile();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void parquet_is_written_in_place_of_lines() throws IOException {
        assertThat(simulate(
                        "--scenario",
                        "office-tower",
                        "--out",
                        there(),
                        "--locks",
                        "2",
                        "--days",
                        "1",
                        "--format",
                        "parquet"))
                .isZero();
        assertThat(out.toString()).contains(" events of workhub in " + file("there/workhub/events.parquet"));
        assertThat(Files.readAllBytes(file("there/workhub/events.parquet")))
                .startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
        assertThat(file("there/workhub/events.ndjson")).doesNotExist();
    }

    @Test
    void the_same_seed_gives_the_same_and_another_another() throws IOException {
        List<String> arguments = List.of("--scenario", "quiet-nights", "--locks", "12", "--days", "2", "--out");
        assertThat(simulate(with(arguments, there(), "--seed", "5"))).isZero();
        String once = Files.readString(file("there/homehub/events.ndjson"));
        assertThat(simulate(with(arguments, there(), "--seed", "5"))).isZero();
        assertThat(file("there/homehub/events.ndjson")).hasContent(once);
        assertThat(simulate(with(arguments, there(), "--seed", "6"))).isZero();
        assertThat(Files.readString(file("there/homehub/events.ndjson"))).isNotEqualTo(once);
    }

    @Test
    void a_scenario_with_problems_is_not_simulated() throws IOException {
        Files.writeString(
                file("mine.yaml"),
                Scenarios.text("poster-qr").replace("days: 14", "days: some").replace("- poster", "- postr"));

        assertThat(simulate("--scenario", file("mine.yaml").toString(), "--out", there()))
                .isOne();
        assertThat(err.toString().replace(folder + "/", "")).isEqualTo("""
                mine.yaml:5:7: error: `days` cannot be `some`
                  | days: some
                  |       ^^^^
                  expected: a whole number from 1 to 3660

                mine.yaml:8:5: error: unknown happening `postr`
                  |   - postr: {doors: 2, from: day 3 18:00, for: 4d}
                  |     ^^^^^
                  expected: backend-outage, batteries-pulled, demo-locks, doors-held-open, gateway-outage, poster, \
                release-candidate, slow-firmware, stiff-motor-lot or weak-antenna-lot
                  did you mean poster?

                """);
        assertThat(out.toString()).isEmpty();
        assertThat(file("there")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --out there                                          | expected --scenario NAME --out DIR (or --list, or --show NAME)
            --scenario apartments                                | expected --scenario NAME --out DIR (or --list, or --show NAME)
            --scenario nowhere --out there                       | --scenario nowhere: neither a file nor one of apartments, office-tower,
            --scenario apartment --out there                     | did you mean apartments?
            --show apartment                                     | --show apartment: expected one of apartments, office-tower,
            --scenario . --out there                             | --scenario .: it is a folder (expected: a file)
            --scenario apartments --out there --format csv       | --format csv: expected ndjson or parquet
            --scenario apartments --out there --locks 0          | --locks 0: expected a number from 1 to 10000
            --scenario apartments --out there --locks 200000     | --locks 200000: expected a number from 1 to 10000
            --scenario office-tower --out there --locks 5000     | that makes 5000 doors of offices (expected: at most 1000 of these)
            --scenario apartments --out there --locks many       | Invalid value for option '--locks'
            --scenario apartments --out there --days 0           | --days 0: expected a number from 1 to 3660
            --scenario apartments --out there --days 4000        | --days 4000: expected a number from 1 to 3660
            --scenario apartments --out there --seed x           | Invalid value for option '--seed'
            """)
    void wrong_usage_is_told_with_what_was_expected(String arguments, String message) {
        assertThat(simulate(arguments.replace("there", there()).split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message).contains("Try 'ajar simulate --help'.");
        assertThat(out.toString()).isEmpty();
        assertThat(file("there")).doesNotExist();
    }

    @Test
    void a_scenario_that_is_no_text_or_too_long_is_wrong_usage() throws IOException {
        Files.write(file("latin.yaml"), "about: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(file("long.yaml"), "# so and so\n".repeat(100_000));

        assertThat(simulate("--scenario", file("latin.yaml").toString(), "--out", there()))
                .isEqualTo(2);
        assertThat(simulate("--scenario", file("long.yaml").toString(), "--out", there()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("latin.yaml: not UTF-8 text").contains("long.yaml: larger than 1 MiB");
    }

    @Test
    void a_folder_with_something_else_in_it_is_left_alone() throws IOException {
        Files.createDirectories(file("there"));
        Files.writeString(file("there/thesis.txt"), "three years of work");

        assertThat(simulate("--scenario", "apartments", "--out", there())).isOne();
        assertThat(err.toString())
                .contains(there())
                .contains("expected: a new one, an empty one, or one of an earlier simulation");
        try (var inside = Files.list(file("there"))) {
            assertThat(inside).containsExactly(file("there/thesis.txt"));
        }
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        Files.writeString(file("there"), "three years of work");

        assertThat(simulate("--scenario", "apartments", "--out", there())).isOne();
        assertThat(err.toString()).contains("it is a file (expected: a folder)");
        assertThat(file("there")).hasContent("three years of work");
    }

    private static String[] with(List<String> arguments, String... others) {
        return Stream.concat(arguments.stream(), List.of(others).stream()).toArray(String[]::new);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private String there() {
        return file("there").toString();
    }

    private int simulate(String... arguments) {
        return Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(0, 0, 2, 64 << 20, folder)),
                with(List.of("simulate"), arguments));
    }
}
