package dev.ajar.translate.sql;

import dev.ajar.expression.Type;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Mapping;
import dev.ajar.model.Source.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A column that a table must have.
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

    /// What a source reads, each column once, for the first that is read from it.
    static List<Needed> of(Source source) {
        Map<String, String> holds = new LinkedHashMap<>();
        for (Source.Row row : source.events()) {
            columns(row.id()).forEach(column -> holds.putIfAbsent(column, "`id` of " + row.name()));
            columns(row.time()).forEach(column -> holds.putIfAbsent(column, "`time` of " + row.name()));
            columns(row.recorded()).forEach(column -> holds.putIfAbsent(column, "`recorded` of " + row.name()));
            columns(row.received()).forEach(column -> holds.putIfAbsent(column, "`received` of " + row.name()));
            columns(row.sequence()).forEach(column -> holds.putIfAbsent(column, "`sequence` of " + row.name()));
            row.attributes()
                    .forEach((attribute, mapping) ->
                            columns(mapping).forEach(column -> holds.putIfAbsent(column, "attribute " + attribute)));
            row.when().names().forEach(name -> holds.putIfAbsent(Cells.column(name), "`when` of " + row.name()));
        }
        return holds.entrySet().stream()
                .map(each -> new Needed(
                        each.getKey(), source.columns().getOrDefault(each.getKey(), Type.STRING), each.getValue()))
                .toList();
    }

    private static List<String> columns(Mapping mapping) {
        return switch (mapping) {
            case Mapping.Absent ignored -> List.of();
            case Mapping.Constant ignored -> List.of();
            case Mapping.Column(String column) -> List.of(column);
            case Mapping.Extract(String column, String ignored) -> List.of(column);
            case Mapping.Instant(When.Read read) -> read.columns();
        };
    }

    private static List<String> columns(When when) {
        return when instanceof When.Read read ? read.columns() : List.of();
    }
}
