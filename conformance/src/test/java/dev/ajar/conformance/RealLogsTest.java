package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.ajar.cli.Main;
import dev.ajar.cli.Surroundings;
import dev.ajar.expression.Time;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Logs that nobody here wrote, measured by Ajar and by a few lines of plain Python that know nothing of it. The data
/// is not part of the project: without it there is nothing to do.
@EnabledIf("dataIsThere")
class RealLogsTest {

    private static final Path DATA = Path.of("../../shared/data");
    private static final Path REAL_LOGS = Path.of("../examples/real-logs");
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path temporary = Path.of("");

    static boolean dataIsThere() {
        return Files.isDirectory(DATA);
    }

    @TestFactory
    Stream<DynamicTest> ajar_and_an_independent_calculation_agree() throws IOException {
        return independent().properties().stream()
                .map(set -> dynamicTest(set.getKey(), () -> {
                    JsonNode expected = set.getValue();
                    JsonNode measured = measure(expected);
                    assertThat(Subset.differences(comparable(expected), told(measured, expected)))
                            .isEmpty();
                }));
    }

    private static JsonNode independent() throws IOException {
        Process python = new ProcessBuilder(
                        "python3", REAL_LOGS.resolve("independent.py").toString(), DATA.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return JSON.readTree(
                new String(python.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private JsonNode measure(JsonNode expected) {
        List<String> arguments = new ArrayList<>(List.of(
                "measure",
                "--format",
                "json",
                "--definitions",
                REAL_LOGS.resolve(expected.path("definitions").asString()).toString()));
        expected.path("files")
                .properties()
                .forEach(file -> arguments.addAll(List.of(
                        "--source",
                        file.getKey() + "=" + DATA.resolve(file.getValue().asString()))));
        expected.path("by").properties().forEach(dimension -> arguments.addAll(List.of("--by", dimension.getKey())));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        int exit = Main.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new Surroundings(InputStream.nullInputStream(), false, new Settings(now, now, 2, 64 << 20, temporary)),
                arguments.toArray(String[]::new));
        assertThat(exit).describedAs(err.toString()).isZero();
        return JSON.readTree(out.toString());
    }

    /// What the calculation says about the log and its sessions.
    private static JsonNode comparable(JsonNode expected) {
        ObjectNode comparable = JSON.createObjectNode();
        for (String name : List.of("asOf", "quality", "indicators", "reasons", "quality_of_experience", "by")) {
            comparable.set(name, expected.path(name));
        }
        return comparable;
    }

    /// What Ajar says, in the form of the calculation: by name instead of in lists.
    private static JsonNode told(JsonNode measured, JsonNode expected) {
        JsonNode experience = measured.path("experiences").get(0);
        assertThat(experience.path("name").asString())
                .isEqualTo(expected.path("experience").asString());
        ObjectNode told = JSON.createObjectNode();
        told.set("asOf", measured.path("asOf"));
        told.set("quality", measured.path("quality"));
        told.set("quality_of_experience", experience.path("quality"));
        ObjectNode indicators = told.putObject("indicators");
        experience
                .path("indicators")
                .forEach(each -> indicators.set(each.path("name").asString(), each));
        ObjectNode reasons = told.putObject("reasons");
        experience
                .path("reasons")
                .forEach(each -> reasons.set(
                        each.path("verdict").asString() + "/"
                                + each.path("reason").asString(),
                        each.path("count")));
        ObjectNode by = told.putObject("by");
        for (Map.Entry<String, JsonNode> dimension : experience.path("by").properties()) {
            ObjectNode values = by.putObject(dimension.getKey());
            dimension
                    .getValue()
                    .forEach(each -> values.set(
                            each.path("value").isNull()
                                    ? "(unknown)"
                                    : each.path("value").asString(),
                            each));
        }
        return told;
    }
}
