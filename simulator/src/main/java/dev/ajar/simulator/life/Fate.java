package dev.ajar.simulator.life;

/// Waits to learn what becomes of a record: it reaches the server, or it never does.
interface Fate {

    /// For what nobody waits for.
    Fate NOBODY = ignored -> {};

    /// It is clear now.
    ///
    /// @param inTime whether it has arrived before all was over
    void decided(boolean inTime);
}
