package dev.ajar.definitions.problem;

/// A stretch of a file's text.
///
/// @param from offset of its first UTF-16 unit
/// @param to offset after its last
public record Span(SourceText source, int from, int to) {

    /// Where people find it.
    public Place place() {
        return source.place(from, to);
    }

    /// What stands there.
    public String text() {
        return source.text().substring(from, to);
    }
}
