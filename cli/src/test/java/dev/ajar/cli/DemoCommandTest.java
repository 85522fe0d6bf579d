package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.expression.Time;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever tries Ajar for the first time sees what it can do, and can go on from the files that are left.
class DemoCommandTest {

    private static final List<String> PRODUCTS = List.of("homehub", "workhub", "backends", "gateways");

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_small_demo_shows_its_tables_and_leaves_what_one_needs_to_go_on() throws IOException {
        assertThat(demo("--out", there(), "--locks", "40", "--days", "3")).isZero();

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .startsWith("3 days of 40 locks and doors: ")
                .contains("\nservice levels\n")
                .contains("\nwhere to look first (at least half as many failures again as usual)\n")
                .contains("\nagainst the truth, which only the simulator knows\n")
                .contains("\nwas it right to leave them out?\n")
                .contains("The whole reports are in " + folder.resolve("there/*/measure.txt"))
                .endsWith("  ./ajar measure --definitions %s --events %s --by lock.lot\n"
                        .formatted(
                                folder.resolve("there/homehub/definitions"),
                                folder.resolve("there/homehub/events.ndjson")));
        for (String product : PRODUCTS) {
            Path of = folder.resolve("there").resolve(product);
            assertThat(of.resolve("events.ndjson")).isNotEmptyFile();
            assertThat(Files.readString(of.resolve("measure.txt"))).contains("as of ");
            try (Stream<Path> definitions = Files.list(of.resolve("definitions"))) {
                assertThat(definitions)
                        .isNotEmpty()
                        .allMatch(each -> each.toString().endsWith(".yaml"));
            }
        }
    }

    @Test
    void every_verdict_is_what_the_log_shows() {
        assertThat(demo("--out", there(), "--locks", "40", "--days", "3")).isZero();

        List<String> rows = out.toString()
                .lines()
                .dropWhile(line -> !line.startsWith("against the truth"))
                .skip(2)
                .takeWhile(line -> !line.isBlank())
                .map(String::strip)
                .toList();
        assertThat(rows)
                .extracting(row -> row.split(" +", -1)[0])
                .contains("app-unlock", "face-entry", "qr-entry", "requests", "remote-unlock");
        assertThat(rows).noneMatch(row -> row.startsWith("!")).allSatisfy(row -> {
            String[] cells = row.split(" +", -1);
            assertThat(cells[2]).as(row).isEqualTo(cells[1]).isNotEqualTo("0");
        });
    }

    @Test
    void what_the_demo_advises_can_be_done() throws IOException {
        assertThat(demo("--out", there(), "--locks", "40", "--days", "2")).isZero();
        String advice = out.toString().lines().reduce((first, last) -> last).orElseThrow();
        out.getBuffer().setLength(0);

        assertThat(run(advice.strip().substring("./ajar ".length()).split(" "))).isZero();
        assertThat(out.toString()).contains("app-unlock").contains("lock.lot");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void a_second_demo_may_take_the_folder_of_the_first_and_shows_the_same() {
        assertThat(demo("--out", there(), "--locks", "20", "--days", "1")).isZero();
        String first = out.toString();
        out.getBuffer().setLength(0);

        assertThat(demo("--out", there(), "--locks", "20", "--days", "1")).isZero();
        assertThat(out.toString()).isEqualTo(first);
    }

    @Test
    void a_folder_with_something_else_in_it_is_left_alone() throws IOException {
        Files.createDirectories(Path.of(there()));
        Files.writeString(Path.of(there(), "thesis.txt"), "three years of work");

        assertThat(demo("--out", there(), "--locks", "20", "--days", "1")).isOne();
        assertThat(err.toString()).contains("there is something else in this folder");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--locks, 0, expected a number from 1 to 10000",
        "--locks, 20001, expected a number from 1 to 10000",
        "--days, 0, expected a number from 1 to 366",
        "--days, 367, expected a number from 1 to 366",
        "--seed, one, Invalid value for option '--seed'"
    })
    void wrong_usage_is_told_with_what_was_expected(String option, String value, String message) {
        assertThat(demo("--out", there(), option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(message).contains("Try 'ajar demo --help'.");
        assertThat(Path.of(there())).doesNotExist();
    }

    private String there() {
        return folder.resolve("there").toString();
    }

    private int demo(String... arguments) {
        return run(Stream.concat(Stream.of("demo"), Stream.of(arguments)).toArray(String[]::new));
    }

    private int run(String... arguments) {
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        return Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(now, now, 2, 64 << 20, folder)),
                arguments);
    }
}
