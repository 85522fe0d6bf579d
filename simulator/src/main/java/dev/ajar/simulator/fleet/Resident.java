package dev.ajar.simulator.fleet;

/// Somebody with a key on the phone.
///
/// @param version of the app, before any candidate
/// @param tester whether the phone gets candidates
public record Resident(String id, String system, String version, boolean tester) {}
