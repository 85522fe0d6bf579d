package dev.ajar.translate.dbt;

import dev.ajar.model.Source;
import dev.ajar.translate.sql.Dialect;
import dev.ajar.translate.sql.Needed;
import dev.ajar.translate.sql.Translator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table that people have, as one of dbt's sources. Where it is stands in variables, so that it may be elsewhere
/// tomorrow.
///
/// @param source makes events of its rows
/// @param table where it is: `TABLE`, `SCHEMA.TABLE` or `DATABASE.SCHEMA.TABLE`
record OwnTable(Source source, String table) {

    /// How dbt's source and its table are called, and what the variables begin with.
    String stem() {
        return Names.stem(source.name());
    }

    /// What follows `from`.
    String relation() {
        return "{{ source('%1$s', '%1$s') }}".formatted(stem());
    }

    /// The variables that tell where it is, with what they are now.
    Map<String, Object> variables() {
        List<String> parts = new ArrayList<>(Arrays.asList(table.split("\\.", -1)));
        Map<String, Object> variables = new LinkedHashMap<>();
        String name = parts.removeLast();
        if (!parts.isEmpty()) {
            String schema = parts.removeLast();
            if (!parts.isEmpty()) {
                variables.put(variable("database"), String.join(".", parts));
            }
            variables.put(variable("schema"), schema);
        }
        variables.put(variable("table"), name);
        return variables;
    }

    private String variable(String part) {
        return "ajar_%s_%s".formatted(stem(), part);
    }

    /// As dbt's `sources.yml` has it.
    ///
    /// @param dialects in which somebody may ask how fresh it is
    Map<String, Object> properties(List<Dialect> dialects) {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("name", stem());
        rows.put("identifier", "{{ var('%s') }}".formatted(variable("table")));
        rows.put(
                "description",
                Jinja.literal("Rows that become events as the Source %s says.".formatted(source.name())));
        rows.putAll(freshness(dialects));
        rows.put(
                "columns",
                needed(dialects.get(0)).stream()
                        .map(needed -> Properties.column(
                                Jinja.literal(needed.column()), "Gives the %s.".formatted(needed.holds())))
                        .toList());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", stem());
        properties.put("database", "{{ var('%s', target.database) }}".formatted(variable("database")));
        properties.put("schema", "{{ var('%s', target.schema) }}".formatted(variable("schema")));
        properties.put("tables", List.of(rows));
        return properties;
    }

    /// Every dialect writes a column, and an instant that is kept as a number, in its own way.
    private Map<String, Object> freshness(List<Dialect> dialects) {
        List<String> said = new ArrayList<>();
        for (Dialect dialect : dialects) {
            new Translator(dialect)
                    .arrival(source)
                    .ifPresent(sql -> said.add("'%s': %s".formatted(dialect.name(), Jinja.text(sql))));
        }
        return said.isEmpty()
                ? Map.of()
                : Map.of("config", Properties.freshness("{{ {%s}[target.type] }}".formatted(String.join(", ", said))));
    }

    /// The columns that must be there, which are the same in every dialect.
    List<Needed> needed(Dialect dialect) {
        return new Translator(dialect).needed(source);
    }
}
