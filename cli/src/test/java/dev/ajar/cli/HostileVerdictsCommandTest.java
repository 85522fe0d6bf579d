package dev.ajar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Tables and names that nobody would wish for: every command on verdicts answers, or says what is wrong in a line.
class HostileVerdictsCommandTest {

    private static final List<List<String>> QUESTIONS = List.of(
            List.of(
                    "compare",
                    "--by",
                    "service.version",
                    "--candidate",
                    "4.3.0",
                    "--baseline",
                    "4.2.1",
                    "--cluster",
                    "lock.id"),
            List.of("plan", "--cluster", "lock.id", "--strata", "lock.door"),
            List.of("rank", "--by", "lock.id", "--pain", "1%"),
            List.of(
                    "explain",
                    "--cluster",
                    "lock.id",
                    "--window",
                    "2026-11-02/2026-11-09",
                    "--against",
                    "2026-11-01/2026-11-02"),
            List.of("changes", "--by", "lock.door", "--cluster", "lock.id"),
            List.of("propose-target", "--window", "1"));

    @TempDir
    private Path folder = Path.of("");

    private Asked asked(List<String> question, Object table, String... more) {
        List<String> all = new ArrayList<>(question);
        all.addAll(List.of("--verdicts", table.toString()));
        all.addAll(List.of(more));
        return Asked.quoting(folder, all);
    }

    private static Stream<String> names() {
        return Stream.of(
                "it's",
                "\"quoted\"",
                "'; drop table verdicts; --",
                "two\nlines",
                "🚪🔑",
                "日本語",
                "%s %d %n",
                "\u001b[31mred",
                "\u202Eturned",
                "\u0000",
                "\t",
                "a,b",
                "{}",
                "NULL",
                "İıŞ",
                "x".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_name_is_a_name(String name) throws IOException {
        VerdictRows rows = new VerdictRows("lock_id", "service_version", "lock_door");
        for (int at = 0; at < 400; at++) {
            rows.session(
                    VerdictRows.FIRST.plusSeconds(at * 600L),
                    at % 9 == 0 ? "bad" : "good",
                    name + at % 40,
                    at % 2 == 0 ? name : "4.2.1",
                    at % 3 == 0 ? name : "wood");
        }
        Path table = rows.csv(folder.resolve("v.csv"));

        for (List<String> question : QUESTIONS) {
            List<String> named = question.stream()
                    .map(each -> each.equals("4.3.0") ? name : each)
                    .toList();
            Asked text = asked(named, table);
            assertThat(text.code()).as("%s", text.err()).isZero();
            assertThat(text.out().codePoints())
                    .as(question.getFirst())
                    .noneMatch(each -> each != '\n' && Character.isISOControl(each))
                    .doesNotContain(0x202E);
            assertThat(asked(named, table, "--format", "json")
                            .json()
                            .at("/answer")
                            .asString())
                    .isEqualTo(text.headline());
        }
        assertThat(asked(QUESTIONS.getFirst(), table).refused().codePoints())
                .hasSizeLessThan(1_000)
                .noneMatch(each -> each != '\n' && each != '\r' && Character.isISOControl(each));
        assertThat(asked(List.of("rank", "--by", "lock.id"), table, "--where", "lock.door=" + name + "x")
                        .code())
                .isEqualTo(2);
        assertThat(asked(List.of("rank", "--by", name), table).code()).isEqualTo(2);
        assertThat(asked(List.of("rank", "--by", "lock.id"), table, "--experience", name)
                        .code())
                .isEqualTo(2);
    }

    @Test
    void a_value_is_found_by_its_exact_name_in_json() throws IOException {
        VerdictRows rows = VerdictRows.parallel(20, 20, 3, 3);
        Path table = Files.writeString(
                folder.resolve("v.csv"), rows.text().replace(",lock-7,", ",\"lock\u001b\n\"\"7\"\"\","));

        assertThat(asked(QUESTIONS.get(2), table, "--limit", "100", "--format", "json")
                        .json()
                        .at("/ranked")
                        .findValuesAsString("name"))
                .contains("lock\u001b\n\"7\"");
    }

    @Test
    void a_file_may_have_any_name() throws IOException {
        for (String name : List.of("it's.csv", "a b.csv", "🚪.csv", "'; drop table verdicts; --.csv", "100%.csv")) {
            Path table = VerdictRows.parallel(20, 20, 3, 3).csv(folder.resolve(name));
            for (List<String> question : QUESTIONS) {
                assertThat(asked(question, table).code())
                        .as("%s %s", name, question)
                        .isZero();
            }
        }
    }

    @Test
    void what_is_no_verdict_table_is_told() throws IOException {
        Path folders = Files.createDirectory(folder.resolve("folder.csv"));
        Path text = Files.writeString(folder.resolve("notes.txt"), "hello\n");
        Path nothing = Files.writeString(folder.resolve("nothing.csv"), "");
        Path other = Files.writeString(folder.resolve("other.csv"), "experience,session,started_at,verdict\n");
        Path odd = Files.writeString(
                folder.resolve("odd.csv"),
                VerdictRows.parallel(2, 2, 0, 0).text().replace(",good,", ",fine,"));
        Path when = Files.writeString(
                folder.resolve("when.csv"),
                VerdictRows.parallel(2, 2, 0, 0).text().replace("2026-11-", "yesterday"));
        Path torn = Files.writeString(
                folder.resolve("torn.csv"), VerdictRows.parallel(2, 2, 0, 0).text() + "unlock,\"s9,2026");
        Path parquet = Files.writeString(folder.resolve("text.parquet"), "experience,session_id\n");

        for (List<String> question : QUESTIONS) {
            assertThat(asked(question, folder.resolve("none.csv")).unread())
                    .contains("none.csv: there is no such file");
            assertThat(asked(question, folder.resolve("none-*.csv")).refused()).contains("no such file");
            assertThat(asked(question, folders).unread()).contains("is a folder (expected: a verdict table");
            assertThat(asked(question, text).unread()).contains("expected a verdict table, .csv or .parquet");
            assertThat(asked(question, nothing).unread()).contains("nothing.csv");
            assertThat(asked(question, other).unread())
                    .contains("is no verdict table")
                    .contains("session_id");
            assertThat(asked(question, odd).unread()).contains("verdict fine in 4 rows", "expected: good, bad");
            assertThat(asked(question, when).unread()).contains("started_at 'yesterday");
            assertThat(asked(question, torn).unread()).contains("torn.csv");
            assertThat(asked(question, parquet).unread()).contains("text.parquet");
        }
    }

    @Test
    void a_table_without_rows_is_told() throws IOException {
        Path empty = new VerdictRows("lock_id", "service_version", "lock_door").csv(folder.resolve("empty.csv"));

        for (List<String> question : QUESTIONS) {
            assertThat(asked(question, empty).refused()).contains("empty.csv: has no row (expected: verdicts)");
        }
    }

    @Test
    void without_a_table_one_is_asked_for() {
        for (List<String> question : QUESTIONS) {
            assertThat(Asked.ajar(folder, question).refused()).contains("--verdicts");
        }
    }

    @Test
    void instants_without_end_are_no_instants() throws IOException {
        Path table = Files.writeString(
                folder.resolve("v.csv"),
                VerdictRows.parallel(2, 2, 0, 0).text().replace("2026-11-01T00:00:00Z", "infinity"));

        for (List<String> question : QUESTIONS) {
            Asked asked = asked(question, table);
            assertThat(asked.code()).as("%s", asked.err()).isIn(1, 2);
            assertThat(asked.err()).contains("infinity");
        }
    }
}
