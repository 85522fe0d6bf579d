package dev.ajar.definitions;

/// A file of definitions that somebody has in hand.
///
/// @param name how messages call it
public record DefinitionFile(String name, String text) {}
