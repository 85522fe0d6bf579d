package dev.ajar.store;

/// Something that is no sound event.
///
/// @param file as people call it
/// @param line the line of a text file in which it begins, or the row of a Parquet file; from 1
/// @param reason in words that are the same for everything with this fault
/// @param found what was found where something else was expected; may be empty
/// @param raw what was read, cut where it is long
public record Quarantined(String file, long line, String reason, String found, String raw) {}
