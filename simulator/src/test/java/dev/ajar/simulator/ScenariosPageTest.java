package dev.ajar.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.simulator.Simulation.Format;
import dev.ajar.simulator.scenario.Happening;
import dev.ajar.simulator.scenario.Quantity;
import dev.ajar.simulator.scenario.Scenario;
import dev.ajar.simulator.scenario.ScenarioReader;
import dev.ajar.simulator.scenario.Scenarios;
import dev.ajar.simulator.truth.Truth;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever reads docs/reference/scenarios.md reads of what there is, and of all of it. `-Dgolden.write` writes anew
/// what is made from the code.
class ScenariosPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "scenarios.md");
    private static final String END = "<!-- until here -->\n";
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_table_of_numbers_is_the_one_that_the_simulator_goes_by() throws IOException {
        String rows = Stream.of(Quantity.values())
                .map(quantity -> row(
                        "`%s`".formatted(quantity.key()),
                        BigDecimal.valueOf(quantity.usual())
                                .stripTrailingZeros()
                                .toPlainString(),
                        quantity.unit(),
                        quantity.basis().word(),
                        quantity.source()))
                .collect(Collectors.joining());
        check(
                "<!-- made from Quantity -->\n",
                "| key | value | unit | basis | source |\n|---|---|---|---|---|\n" + rows);
    }

    @Test
    void the_table_of_scenarios_names_all_that_come_along() throws IOException {
        String rows = Scenarios.names().stream()
                .map(name -> row("`%s`".formatted(name), Scenarios.named(name).about()))
                .collect(Collectors.joining());
        check("<!-- made from the scenarios -->\n", "| scenario | what it is for |\n|---|---|\n" + rows);
    }

    @Test
    void its_example_is_sound() throws IOException {
        var found = YAML.matcher(Files.readString(PAGE));
        assertThat(found.find()).isTrue();
        assertThat(ScenarioReader.read("scenarios.md", found.group(1)))
                .isInstanceOf(ScenarioReader.Reading.Sound.class);
    }

    @Test
    void every_happening_is_told() throws IOException {
        Set<String> kinds = Stream.of(Happening.class.getPermittedSubclasses())
                .map(kind -> kind.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(kinds).hasSizeGreaterThan(5);
        assertThat(Files.readString(PAGE)).contains(quoted(kinds));
    }

    @Test
    void every_cause_and_every_gap_that_comes_up_is_told() throws IOException {
        Set<String> words = new TreeSet<>();
        new Simulation(full().withLocks(200).withDays(22), 1, Format.NDJSON)
                .run(folder, truth -> words.addAll(words(truth)), day -> {});
        words.remove("");

        assertThat(words)
                .contains(
                        "clock-lost",
                        "refused-wrongly",
                        "record-missing",
                        "demo-lock",
                        "never-seen",
                        "came-back",
                        "no-rule");
        assertThat(Files.readString(PAGE)).contains(quoted(words));
    }

    /// Everything happens, and what is rare happens often.
    private static Scenario full() {
        String text = Scenarios.text("everything").replace("share: 4%, for: 6d", "share: 40%, for: 2d") + """
                numbers:
                  clock-lost: 50%
                  phone-cannot-upload: 30%
                  ack-lost: 10%
                  records-kept: 1
                  masked-face-missed: 70%
                  panel-silent: 5%
                  come-back-later: 50%
                """;
        return switch (ScenarioReader.read("full.yaml", text)) {
            case ScenarioReader.Reading.Sound(Scenario scenario) -> scenario;
            case ScenarioReader.Reading.Unsound(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<String> words(Truth truth) {
        return List.of(truth.experience(), truth.gap(), truth.cause());
    }

    private static String[] quoted(Set<String> words) {
        return words.stream().map("`%s`"::formatted).toArray(String[]::new);
    }

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.isEmpty() ? "" : cell.replace("|", "\\|") + " ")
                .collect(Collectors.joining("| ", "| ", "|\n"));
    }

    private static void check(String begin, String made) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(END, from);
        assertThat(page).contains(begin);
        if (System.getProperty("golden.write") != null) {
            page = page.substring(0, from) + "\n" + made + "\n" + page.substring(to);
            Files.writeString(PAGE, page);
        }
        assertThat(page.substring(from, page.indexOf(END, from)).strip()).isEqualTo(made.strip());
    }
}
