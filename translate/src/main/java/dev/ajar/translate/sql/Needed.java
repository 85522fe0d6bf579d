package dev.ajar.translate.sql;

import dev.ajar.expression.Type;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import java.util.ArrayList;
import java.util.List;

/// A column that a table of events must have.
///
/// @param column its name, without quotes
/// @param holds what it holds, in words
public record Needed(String column, Type type, String holds) {

    static List<Needed> of(Dialect dialect, Attributes attributes) {
        List<Needed> needed = new ArrayList<>(List.of(
                new Needed("id", Type.STRING, "the event's id"),
                new Needed("time", Type.INSTANT, "when it happened"),
                new Needed("sequence", Type.INT, "order among events of one time"),
                new Needed("name", Type.STRING, "what happened")));
        for (Attribute attribute : attributes.all()) {
            needed.add(new Needed(
                    dialect.unquoted(dialect.column(attribute.name())),
                    attribute.type(),
                    "attribute " + attribute.name()));
        }
        return needed;
    }
}
