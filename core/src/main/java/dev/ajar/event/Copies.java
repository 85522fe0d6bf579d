package dev.ajar.event;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.StringValue;
import java.util.Comparator;

/// The copies of one event, boiled down to the one that stands and how many others there were (semantics.md §1).
///
/// Copies merge in any order and any grouping to the same result. The least stands: by time, then name, then the
/// declared attributes in the order of their names, unknown after known; of equal copies the one with the least
/// sequence, and of those the one that was received first.
///
/// @param stands the copy that is judged
/// @param duplicates how many more copies say the same as the one that stands
/// @param conflicting how many copies with the same id say something else
public record Copies(Event stands, long duplicates, long conflicting) {

    private static final Comparator<Event> FIRST =
            Comparator.comparingLong(Event::sequence).thenComparingLong(Event::received);

    /// One event of which nothing else is known yet.
    public static Copies of(Event event) {
        return new Copies(event, 0, 0);
    }

    /// All copies of both.
    ///
    /// @throws IllegalArgumentException if they are copies of two events
    public Copies and(Copies others) {
        if (!stands.equals(others.stands)) {
            throw new IllegalArgumentException("%s and %s: two events".formatted(stands.id(), others.stands.id()));
        }
        int order = compareContent(stands, others.stands);
        if (order == 0) {
            return new Copies(
                    FIRST.compare(stands, others.stands) <= 0 ? stands : others.stands,
                    duplicates + others.duplicates + 1,
                    conflicting + others.conflicting);
        }
        Copies standing = order < 0 ? this : others;
        Copies fallen = order < 0 ? others : this;
        return new Copies(
                standing.stands,
                standing.duplicates,
                standing.conflicting + fallen.conflicting + fallen.duplicates + 1);
    }

    private static int compareContent(Event left, Event right) {
        int order = Long.compare(left.time(), right.time());
        if (order == 0) {
            order = StringValue.compare(left.name(), right.name());
        }
        for (int place = 0; order == 0 && place < left.values().size(); place++) {
            Value a = left.value(place);
            Value b = right.value(place);
            if (a.isKnown() && b.isKnown()) {
                order = Value.compare(a, b);
            } else {
                order = Boolean.compare(b.isKnown(), a.isKnown());
            }
        }
        return order;
    }
}
