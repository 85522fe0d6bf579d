package dev.ajar.store.row;

/// What a cell turned out to be.
public enum Kind {
    /// A value, or unknown.
    VALUE,
    /// An int beyond 64 bits; its value is the text of its digits.
    BIG_INT,
    /// A number that is not finite; its value is its text.
    NOT_FINITE,
    /// A text with broken Unicode or U+0000.
    BROKEN,
    /// An array: nothing is kept of it.
    ARRAY
}
