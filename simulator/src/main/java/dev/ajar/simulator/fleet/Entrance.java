package dev.ajar.simulator.fleet;

import dev.ajar.simulator.chance.Chance;
import java.util.List;

/// A door of an office, with a terminal that sees faces and codes.
///
/// @param panel the building's control panel that moves its bolt
/// @param people how many there are in the building, each of whom may enter here by face
/// @param posters when a poster hangs in view
/// @param heldOpen when the building holds it open
public record Entrance(
        String id, String building, String panel, int people, List<Spell> posters, List<Spell> heldOpen) {

    public Entrance {
        posters = List.copyOf(posters);
        heldOpen = List.copyOf(heldOpen);
    }

    /// Somebody of the building.
    public String somebody(Chance chance) {
        return "%s-p%s".formatted(building, chance.below(people));
    }

    /// From one instant up to another, in µs since 1970.
    public record Spell(long from, long to) {

        public boolean covers(long instant) {
            return from <= instant && instant < to;
        }
    }
}
