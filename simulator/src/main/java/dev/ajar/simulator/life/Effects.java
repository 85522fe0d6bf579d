package dev.ajar.simulator.life;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The true effect of lots, doors, firmware and releases: how many sessions there were, how many failed, and how many
/// of these would not have failed without what is particular about them.
public final class Effects {

    private final SortedMap<String, Effect> effects = new TreeMap<>();

    /// What is true of all sessions with one lot, door, firmware or release.
    ///
    /// @param sessions that were somebody's wish to get in
    /// @param failed of these
    /// @param caused of these, that would have succeeded without it
    public record Effect(long sessions, long failed, long caused) {}

    void count(String kind, String name, boolean failed, boolean caused) {
        effects.merge(
                kind + "," + name,
                new Effect(1, failed ? 1 : 0, caused ? 1 : 0),
                (a, b) -> new Effect(a.sessions + b.sessions, a.failed + b.failed, a.caused + b.caused));
    }

    /// Tells them all, each with its kind and name joined by a comma, in the order of these.
    public void forEach(BiConsumer<String, Effect> teller) {
        effects.forEach(teller);
    }
}
