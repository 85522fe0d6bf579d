package dev.ajar.simulator.fleet;

/// A building with locks.
///
/// @param own whether it belongs to the maker of the locks
public record House(String id, String customer, boolean gateway, boolean own) {}
