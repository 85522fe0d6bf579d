package dev.ajar.conformance;

import dev.ajar.cli.Main;
import dev.ajar.cli.Surroundings;
import dev.ajar.cli.measure.Inputs;
import dev.ajar.cli.measure.Question;
import dev.ajar.definitions.DefinitionReader;
import dev.ajar.definitions.Reading;
import dev.ajar.definitions.problem.Problem;
import dev.ajar.expression.Time;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One case before the Java judge: what differs from what the case says.
final class Trial {

    /// The present of all cases, so that the default as-of does not depend on the day the court sits.
    private static final String PRESENT = "2030-01-01T00:00:00Z";

    private static final JsonMapper JSON = new JsonMapper();

    private final Case tried;
    private final Path temporary;

    Trial(Case tried, Path temporary) {
        this.tried = tried;
        this.temporary = temporary;
    }

    /// What differs; empty where nothing does.
    List<String> differences() {
        try {
            return tried.isRefused() ? refusals() : answers();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The case's events with what the Java judge says of them, for other engines to be held against.
    Judged judged() {
        if (!(DefinitionReader.read(List.of(tried.definition())) instanceof Reading.Sound sound)) {
            throw new IllegalStateException(tried.name() + " is unsound");
        }
        Inputs inputs = new Inputs(sound.definitions().sources(), InputStream.nullInputStream());
        for (Path log : tried.logs()) {
            String name = log.getFileName().toString();
            String stem = name.substring(0, name.indexOf('.'));
            if (stem.equals("events")) {
                inputs.events(log.toString());
            } else {
                inputs.rows(stem + "=" + log);
            }
        }
        String asOf = tried.asked().getOrDefault("as-of", "");
        try {
            return Judged.of(
                    sound.definitions(),
                    inputs.found(),
                    asOf.isEmpty() ? Question.LATEST : Time.parse(asOf).orElseThrow(),
                    settings());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Settings settings() {
        long now = Time.parse(PRESENT).orElseThrow();
        return new Settings(now, now, 1, 16 << 20, temporary);
    }

    private List<String> refusals() {
        List<Problem> problems = switch (DefinitionReader.read(List.of(tried.definition()))) {
            case Reading.Sound ignored -> List.of();
            case Reading.Unsound(List<Problem> found) -> found;
            case Reading.Unreadable(List<String> why) -> throw new IllegalStateException(String.join("; ", why));
        };
        List<String> missing = new ArrayList<>();
        for (String text : tried.problems()) {
            ProblemLine line = ProblemLine.of(text);
            boolean met = problems.stream()
                    .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                    .anyMatch(problem ->
                            line.isMetBy(problem.place().line(), problem.place().column(), problem.render()));
            if (!met) {
                missing.add("no problem " + text);
            }
        }
        if (!missing.isEmpty()) {
            problems.forEach(problem -> missing.add("told: " + problem.render()));
        }
        return missing;
    }

    private List<String> answers() throws IOException {
        Path verdicts = Files.createTempFile(temporary, "verdicts", ".csv");
        List<String> arguments = new ArrayList<>(List.of(
                "measure",
                "--format",
                "json",
                "--verdicts",
                verdicts.toString(),
                "--definitions",
                tried.definition().toString()));
        tried.asked().forEach((option, value) -> {
            if (List.of("as-of", "from", "to").contains(option)) {
                arguments.addAll(List.of("--" + option, value));
            }
        });
        for (Path log : tried.logs()) {
            String name = log.getFileName().toString();
            String stem = name.substring(0, name.indexOf('.'));
            if (stem.equals("events")) {
                arguments.addAll(List.of("--events", log.toString()));
            } else {
                arguments.addAll(List.of("--source", stem + "=" + log));
            }
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings = new Surroundings(InputStream.nullInputStream(), false, settings());
        int exit = Main.run(
                new PrintWriter(out, true), new PrintWriter(err, true), surroundings, arguments.toArray(String[]::new));
        if (exit != 0) {
            return List.of("exit " + exit + ": " + err);
        }
        List<String> differences = new ArrayList<>(rows(Rows.of(Files.readString(verdicts))));
        if (tried.hasExpectations()) {
            JsonNode expected = JSON.readTree(Files.readString(tried.expectations()));
            differences.addAll(Subset.differences(expected, JSON.readTree(out.toString())));
        }
        return differences;
    }

    /// Holds verdicts against those of the case, which have no fingerprint.
    private List<String> rows(List<String> found) {
        List<String> rows = found.stream()
                .map(row -> row.substring(0, row.lastIndexOf(',')))
                .toList();
        List<String> expected = Rows.of(tried.verdicts());
        List<String> differences = new ArrayList<>();
        for (int at = 0; at < Math.max(rows.size(), expected.size()); at++) {
            String is = at < rows.size() ? rows.get(at) : "(no row)";
            String must = at < expected.size() ? expected.get(at) : "(no row)";
            if (!is.equals(must)) {
                differences.add("row %s: expected %s".formatted(at, must));
                differences.add("row %s: got      %s".formatted(at, is));
            }
        }
        return differences;
    }
}
