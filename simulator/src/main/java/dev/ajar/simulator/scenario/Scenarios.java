package dev.ajar.simulator.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The scenarios that come along. Each is a small file to copy and change.
public final class Scenarios {

    private static final List<String> NAMES = List.of(
            "apartments",
            "office-tower",
            "quiet-nights",
            "bad-lot",
            "release-candidate",
            "batteries-pulled",
            "poster-qr",
            "gateway-outage",
            "backend-outage",
            "late-uploads",
            "everything");

    private Scenarios() {}

    /// Their names, the simplest first.
    public static List<String> names() {
        return NAMES;
    }

    /// The file of one of them.
    ///
    /// @throws IllegalArgumentException if there is none of this name
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "no scenario %s (there is: %s)".formatted(name, String.join(", ", NAMES)));
        }
        try (InputStream file = Scenarios.class.getResourceAsStream(name + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("scenario %s is not in its jar".formatted(name));
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// One of them.
    ///
    /// @throws IllegalArgumentException if there is none of this name
    public static Scenario named(String name) {
        return switch (ScenarioReader.read(name + ".yaml", text(name))) {
            case ScenarioReader.Reading.Sound(Scenario scenario) -> scenario;
            case ScenarioReader.Reading.Unsound(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }
}
