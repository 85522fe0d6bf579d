package dev.ajar.cli;

import dev.ajar.store.Settings;
import java.io.InputStream;
import java.util.Map;

/// What the command line finds around it, handed in so that commands read neither clock nor environment.
///
/// @param standardInput what `-` means
/// @param terminal whether somebody watches a terminal
/// @param reading how files are read, and when
/// @param environment variables of the process: where warehouses are, and who asks them
public record Surroundings(
        InputStream standardInput, boolean terminal, Settings reading, Map<String, String> environment) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /// An empty environment.
    public Surroundings(InputStream standardInput, boolean terminal, Settings reading) {
        this(standardInput, terminal, reading, Map.of());
    }
}
