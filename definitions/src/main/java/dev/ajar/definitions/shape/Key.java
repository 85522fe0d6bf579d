package dev.ajar.definitions.shape;

/// A key that may stand in a mapping.
///
/// @param about what it means, in words
/// @param otherwise what holds where it is not written; empty where that goes without saying
/// @param needed whether it must be written, whatever else is
public record Key(String name, Form form, String about, String otherwise, boolean needed) {

    static Key needed(String name, Form form, String about) {
        return new Key(name, form, about, "", true);
    }

    static Key optional(String name, Form form, String about) {
        return new Key(name, form, about, "", false);
    }

    static Key optional(String name, Form form, String about, String otherwise) {
        return new Key(name, form, about, otherwise, false);
    }
}
