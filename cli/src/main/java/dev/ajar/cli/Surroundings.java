package dev.ajar.cli;

import dev.ajar.store.Settings;
import java.io.InputStream;

/// What the command line finds around it, handed in so that commands read neither clock nor environment.
///
/// @param standardInput what `-` means
/// @param terminal whether somebody watches a terminal
/// @param reading how files are read, and when
public record Surroundings(InputStream standardInput, boolean terminal, Settings reading) {}
