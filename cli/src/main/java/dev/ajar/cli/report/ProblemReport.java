package dev.ajar.cli.report;

import dev.ajar.definitions.problem.Problem;
import dev.ajar.definitions.problem.Problem.Severity;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Problems as JSON, for editors and builds:
/// `{"errors", "warnings", "problems": [{"file", "line", "column", "length", "severity", "what", "expected",
/// "nearest"}]}`.
///
/// Lines and columns count from 1, columns and lengths in characters (code points).
public final class ProblemReport {

    private ProblemReport() {}

    public static void write(List<Problem> problems, PrintWriter out) {
        var text = new StringWriter();
        try (JsonGenerator json = PrettyJson.to(text)) {
            json.writeStartObject();
            json.writeNumberProperty("errors", count(problems, Severity.ERROR));
            json.writeNumberProperty("warnings", count(problems, Severity.WARNING));
            json.writeArrayPropertyStart("problems");
            problems.forEach(problem -> write(problem, json));
            json.writeEndArray();
            json.writeEndObject();
        }
        out.println(text);
    }

    private static void write(Problem problem, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("file", problem.place().file());
        json.writeNumberProperty("line", problem.place().line());
        json.writeNumberProperty("column", problem.place().column());
        json.writeNumberProperty("length", problem.place().length());
        json.writeStringProperty("severity", problem.severity().word());
        json.writeStringProperty("what", problem.what());
        json.writeStringProperty("expected", problem.expected());
        json.writeArrayPropertyStart("nearest");
        problem.nearest().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    private static long count(List<Problem> problems, Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }
}
