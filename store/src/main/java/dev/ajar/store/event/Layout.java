package dev.ajar.store.event;

/// What cells of a file are.
public enum Layout {
    /// Every cell is a text, and the empty cell is unknown.
    TEXT,
    /// Cells have the types of JSON.
    JSON,
    /// Cells have types of their own, with timestamps among them.
    TYPED
}
