package dev.ajar.store.spill;

/// Where an event without an id was found: equal rows of one file are numbered by it.
///
/// @param file the number of the file among all that are read
/// @param row the number of the row in its file, from 1; 0 where the event has an id of its own
/// @param several whether rows of this file give several events, which are told apart by their names
record Origin(int file, long row, boolean several) {

    /// The event has an id.
    static final Origin NONE = new Origin(0, 0, false);

    boolean isThere() {
        return row > 0;
    }
}
