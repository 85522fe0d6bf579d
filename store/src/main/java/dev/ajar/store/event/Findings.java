package dev.ajar.store.event;

import dev.ajar.event.Event;
import java.io.IOException;

/// Takes what was found in rows. May fail where there is no room for it.
public interface Findings {

    /// An event with the id it was given.
    void sound(Event event) throws IOException;

    /// An event that was given no id. It has the hash of its row for the time being; how many equal rows come before
    /// it in its file shows later.
    ///
    /// @param several whether rows of this file give several events, which are then told apart by their names
    void nameless(Event event, long row, boolean several) throws IOException;

    /// Something that is no event.
    void faulty(Fault fault);

    /// Arrays that a sound event could not keep.
    void dropped(long arrays);

    /// Where it is counted how often a sound event had an attribute that nobody declared. Asked once for each.
    default Met undeclared(String ignored) {
        return new Met();
    }
}
