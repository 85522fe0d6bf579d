package dev.ajar.store.text;

/// Why bytes could not be cut into a sound row.
public enum Flaw {
    NONE(""),
    TOO_LONG("a line longer than 1 MiB"),
    OPEN_QUOTE("an opening quote that is never closed"),
    AFTER_QUOTE("text after a closing quote");

    private final String words;

    Flaw(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
