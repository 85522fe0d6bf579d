package dev.ajar.store.text;

import dev.ajar.store.row.Row;

/// Reads the cells of one row out of its bytes. Every thread has its own.
public interface Cells {

    /// Fills the row, which has already begun.
    ///
    /// @param bytes sound UTF-8 from `from` to `to`
    /// @param ascii whether no byte is above 127
    /// @return what is wrong with the row
    Trouble read(byte[] bytes, int from, int to, boolean ascii, Row row);

    /// What is wrong with a row that cannot be read.
    ///
    /// @param reason the same words for all rows that have it; empty where nothing is wrong
    /// @param found what was found instead
    record Trouble(String reason, String found) {

        public static final Trouble NONE = new Trouble("", "");

        public boolean isThere() {
            return !reason.isEmpty();
        }
    }
}
