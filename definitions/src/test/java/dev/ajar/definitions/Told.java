package dev.ajar.definitions;

import static java.util.stream.Collectors.joining;

import dev.ajar.definitions.problem.Problem;
import dev.ajar.model.Definitions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// What the reader says of texts, as people see it.
public final class Told {

    /// Attributes for everybody, the lock as a thing that is known over time, and an experience to put things into.
    public static final String SCHEMA = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: door}
            attributes:
              access.session.id: {type: string}
              access.method: {type: string, values: [ble_app, nfc]}
              access.step.name: {type: string, values: [connect, authorize]}
              error.type: {type: string}
              enduser.role: {type: string}
              lock.id: {type: string}
              customer.id: {type: string}
              battery.state: {type: string}
              battery.voltage: {type: double}
              vendor.code: {type: int}
              access.confirmed: {type: bool}
              lock.installed_at: {type: instant}
              http.server.request.duration: {type: double, unit: s}
            ---
            """;

    private static final List<String> EXPERIENCE = List.of(
            "apiVersion: ajar.dev/v1",
            "kind: Experience",
            "metadata: {name: app-unlock}",
            "purpose: Decide whether an app release may go out.",
            "session: {key: [access.session.id], settle: 60s}",
            """
            steps:
              pressed: {when: "event.name == 'access.attempt.start'"}
              unlocked: {when: "event.name == 'lock.operation'"}""",
            "attempt: pressed",
            "success: unlocked",
            "indicators: {success: {sessions: good}}");

    private Told() {}

    /// All problems of some files, named `a.yaml`, `b.yaml` …, one after the other.
    public static String problems(String... files) {
        return switch (read(files)) {
            case Reading.Sound(Definitions ignored, List<Problem> warnings) -> render(warnings);
            case Reading.Unsound(List<Problem> problems) -> render(problems);
            case Reading.Unreadable(List<String> why) -> throw new AssertionError("texts can always be read: " + why);
        };
    }

    /// The definitions of sound files.
    public static Definitions sound(String... files) {
        return switch (read(files)) {
            case Reading.Sound(Definitions definitions, List<Problem> ignored) -> definitions;
            case Reading.Unsound(List<Problem> problems) -> throw new AssertionError("\n" + render(problems));
            case Reading.Unreadable(List<String> why) -> throw new AssertionError("texts can always be read: " + why);
        };
    }

    private static Reading read(String... files) {
        var named = new ArrayList<DefinitionFile>();
        for (String file : files) {
            named.add(new DefinitionFile((char) ('a' + named.size()) + ".yaml", file));
        }
        return DefinitionReader.readTexts(named);
    }

    private static String render(List<Problem> problems) {
        return problems.stream().map(Problem::render).collect(joining());
    }

    /// An experience with some entries changed: each replaces the one of the same key, or takes it out (`-attempt`).
    public static String experience(String... entries) {
        var experience = new LinkedHashMap<String, String>();
        for (String entry : EXPERIENCE) {
            experience.put(key(entry), entry);
        }
        for (String entry : entries) {
            if (entry.startsWith("-")) {
                experience.remove(entry.substring(1));
            } else {
                experience.put(key(entry), entry);
            }
        }
        return String.join("\n", experience.values()) + "\n";
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf(':'));
    }
}
