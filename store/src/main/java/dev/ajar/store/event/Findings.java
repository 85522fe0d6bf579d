package dev.ajar.store.event;

import dev.ajar.event.Event;

/// Takes what was found in rows.
public interface Findings {

    /// An event with the id it was given.
    void sound(Event event);

    /// An event that was given no id. It has the hash of its row for the time being; how many equal rows come before
    /// it in its file shows later.
    ///
    /// @param several whether rows of this file give several events, which are then told apart by their names
    void nameless(Event event, long row, boolean several);

    /// Something that is no event.
    void faulty(Fault fault);

    /// Arrays that a sound event could not keep.
    void dropped(long arrays);
}
