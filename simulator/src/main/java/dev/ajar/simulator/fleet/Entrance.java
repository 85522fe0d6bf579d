package dev.ajar.simulator.fleet;

import java.util.List;

/// A door of an office, with a terminal that sees faces and codes.
///
/// @param panel the building's control panel that moves its bolt
/// @param people who enter here by face
/// @param posters when a poster hangs in view
/// @param heldOpen when the building holds it open
public record Entrance(
        String id, String building, String panel, List<String> people, List<Spell> posters, List<Spell> heldOpen) {

    public Entrance {
        people = List.copyOf(people);
        posters = List.copyOf(posters);
        heldOpen = List.copyOf(heldOpen);
    }

    /// From one instant up to another, in µs since 1970.
    public record Spell(long from, long to) {

        public boolean covers(long instant) {
            return from <= instant && instant < to;
        }
    }
}
