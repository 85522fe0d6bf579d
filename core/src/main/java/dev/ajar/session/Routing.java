package dev.ajar.session;

import dev.ajar.event.Event;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import java.util.List;

/// Which part of the work an event belongs to, when the sessions of one experience are folded in parts: all events that
/// can have a say in one session go to one part.
public final class Routing {

    /// The route of an event that has no say in this experience.
    public static final int NOWHERE = -1;

    private final Shape shape;
    private final Key key;
    private final boolean seesAll;
    private final int parts;

    /// @param parts how many parts there are, at least one
    public Routing(Experience experience, Definitions definitions, int parts) {
        shape = new Shape(experience, definitions);
        this.parts = parts;
        key = new Key(
                switch (experience.session()) {
                    case SessionRule.Keyed keyed -> keyed.key();
                    case SessionRule.Episodes episodes -> episodes.key();
                    case SessionRule.Presence presence -> List.of(presence.per());
                },
                definitions.attributes());
        seesAll = experience.session() instanceof SessionRule.Presence;
    }

    /// The part an event belongs to, from 0, or [#NOWHERE].
    public int of(Event event) {
        boolean relevant = shape.isRelevant(event);
        if (!relevant && !seesAll) {
            return NOWHERE;
        }
        String text = key.of(event);
        if (text.equals(Key.LACKING)) {
            return relevant ? 0 : NOWHERE; // it may have to be counted as unkeyed
        }
        return (spread(text.hashCode()) & Integer.MAX_VALUE) % parts;
    }

    /// Makes the low bits of a hash depend on all of it.
    private static int spread(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x45d9f3b;
        return mixed ^ (mixed >>> 16);
    }
}
