package dev.ajar.definitions.yaml;

import dev.ajar.definitions.problem.Span;

/// Turns the parser's counting (code points of a document) into ours (UTF-16 units of a file).
final class Offsets {

    private final Span document;
    private final String text;
    private final boolean plain;
    private int lastIndex;
    private int lastOffset;

    Offsets(Span document) {
        this.document = document;
        text = document.text();
        plain = text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
    }

    /// The offset in the file of a code point of the document. Asked mostly from front to back.
    int of(int index) {
        if (plain) {
            return document.from() + Math.min(index, text.length());
        }
        if (index < lastIndex) {
            lastIndex = 0;
            lastOffset = 0;
        }
        while (lastIndex < index && lastOffset < text.length()) {
            lastOffset += Character.charCount(text.codePointAt(lastOffset));
            lastIndex++;
        }
        return document.from() + lastOffset;
    }
}
