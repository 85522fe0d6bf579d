package dev.ajar.store;

import dev.ajar.event.Event;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.Unknown;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Counts values that their attribute's schema does not list. For one thread.
final class Unlisted {

    private final Counts counts;
    private final List<Listing> listings;

    /// The values listed for an attribute, and the last one that was found among them.
    private static final class Listing {
        private final Attribute attribute;
        private final int place;
        private final Set<Value> values;
        private Value last = Value.UNKNOWN;

        Listing(Attribute attribute, int place) {
            this.attribute = attribute;
            this.place = place;
            this.values = new HashSet<>(attribute.values());
        }
    }

    Unlisted(Attributes attributes, Counts counts) {
        this.counts = counts;
        this.listings = attributes.all().stream()
                .filter(attribute -> !attribute.values().isEmpty())
                .map(attribute -> new Listing(attribute, attributes.place(attribute.name())))
                .toList();
    }

    @SuppressWarnings("ReferenceEquality") // the same instance is a quick yes; anything else is looked up
    void check(Event event) {
        for (Listing listing : listings) {
            Value value = event.value(listing.place);
            if (value == listing.last || value instanceof Unknown) {
                continue;
            }
            if (listing.values.contains(value)) {
                listing.last = value;
            } else {
                counts.unlisted(listing.attribute.name(), value.text());
            }
        }
    }
}
