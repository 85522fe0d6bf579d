package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.shape.SourceShapes;
import dev.ajar.definitions.yaml.Node.Entry;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.model.Source.Format;
import dev.ajar.model.Source.Mapping;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.model.Source.When;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Finds out of what type each column of a table is, since nobody asks the warehouse: what `columns` says, else the
/// type of what is read from it.
final class ColumnTypes {

    private static final String PREFIX = "column.";

    private final Problems problems;
    private final boolean table;
    private final Map<String, Type> told = new LinkedHashMap<>();
    private final Map<String, Span> places = new LinkedHashMap<>();
    private final Map<String, Type> used = new LinkedHashMap<>();
    private final Map<String, Type> asked = new LinkedHashMap<>();

    /// @param fields of the source
    ColumnTypes(Fields fields, Format format, Problems problems, Values values) {
        this.problems = problems;
        table = format == Format.TABLE;
        fields.at("columns").ifPresent(node -> {
            if (!table) {
                problems.error(
                        fields.key("columns").orElseThrow().span(),
                        "`columns` of a source of format `%s`"
                                .formatted(format.name().toLowerCase(Locale.ROOT)),
                        "`columns` only for `format: table`");
            }
            for (Entry entry : values.entries(node, "`columns`", "columns by name: `sessionId: int`")) {
                String what = "column " + Words.quoted(entry.key().text());
                values.choice(entry.value(), what, SourceShapes.COLUMN_TYPES).ifPresent(word -> {
                    told.put(entry.key().text(), type(word));
                    places.put(entry.key().text(), entry.key().span());
                });
            }
        });
    }

    private static Type type(String word) {
        return Stream.of(Type.values())
                .filter(type -> type.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    /// The types that `columns` tells.
    Map<String, Type> told() {
        return table ? told : Map.of();
    }

    /// Notes where a value is taken from.
    ///
    /// @param type of the value
    /// @param what what the value is, for messages
    Mapping taken(Mapping mapping, Type type, Span span, String what) {
        switch (mapping) {
            case Mapping.Absent ignored -> {}
            case Mapping.Constant ignored -> {}
            case Mapping.Column(String column) -> {
                Set<Type> serve = EnumSet.of(type, Type.STRING);
                if (type == Type.STRING || type == Type.DOUBLE) {
                    serve.add(Type.INT);
                }
                use(column, type, serve, span, what);
            }
            case Mapping.Extract(String column, String ignored) -> useText(column, span, what);
            case Mapping.Instant(When.Read read) -> taken(read, span, what);
        }
        return mapping;
    }

    /// Notes where a time is taken from.
    When taken(When when, Span span, String what) {
        if (when instanceof When.Read(List<String> columns, String pattern, TimeFormat format)) {
            boolean whole = columns.size() == 1 && pattern.isEmpty();
            for (String column : columns) {
                if (whole && format instanceof TimeFormat.Rfc3339) {
                    use(column, Type.INSTANT, EnumSet.of(Type.INSTANT, Type.INT, Type.STRING), span, what);
                } else if (whole && format instanceof TimeFormat.Epoch) {
                    use(column, Type.INT, EnumSet.of(Type.INT, Type.STRING), span, what);
                } else {
                    useText(column, span, what);
                }
            }
        }
        return when;
    }

    private void useText(String column, Span span, String what) {
        use(column, Type.STRING, EnumSet.of(Type.STRING, Type.INT), span, what);
    }

    /// Notes what a condition takes columns for.
    Expression compared(Expression condition, Span span) {
        if (condition instanceof Expression.Has(Expression.Name(String name, Type type))) {
            asked.putIfAbsent(name.substring(PREFIX.length()), type);
        } else if (condition instanceof Expression.Name(String name, Type type)) {
            use(name.substring(PREFIX.length()), type, EnumSet.of(type), span, "`when`");
        } else {
            condition.parts().forEach(part -> compared(part, span));
        }
        return condition;
    }

    /// @param usual the type it has unless told otherwise
    /// @param serve the types it may have
    private void use(String column, Type usual, Set<Type> serve, Span span, String what) {
        Type own = told.getOrDefault(column, usual);
        Type before = used.putIfAbsent(column, own);
        if (!table) {
            return;
        }
        if (own == Type.DURATION) {
            problems.error(
                    span,
                    "%s: the column %s is taken for a duration".formatted(what, Words.quoted(column)),
                    "a number, compared with a number: no column holds durations");
        } else if (!serve.contains(own)) {
            problems.error(
                    span,
                    "%s: the column %s is %s, which does not serve here"
                            .formatted(what, Words.quoted(column), Names.a(own)),
                    "a column that is "
                            + Words.anyOf(serve.stream().map(Names::a).toList()));
        } else if (before != null && before != own) {
            problems.error(
                    span,
                    "%s: the column %s is taken for %s here and for %s before"
                            .formatted(what, Words.quoted(column), Names.a(own), Names.a(before)),
                    "its type in the table: `columns: {%s: %s}`".formatted(column, before.word()));
        }
    }

    /// Every column that is used, with its type; none where it is not a table.
    Map<String, Type> all() {
        Map<String, Type> all = new LinkedHashMap<>(used);
        asked.forEach((column, type) -> all.putIfAbsent(column, told.getOrDefault(column, type)));
        if (table) {
            places.forEach((column, span) -> {
                if (!all.containsKey(column)) {
                    problems.warn(
                            span,
                            "`columns`: no event uses the column " + Words.quoted(column),
                            "a column that an event uses",
                            problems.nearest(column, all.keySet()));
                }
            });
        }
        return table ? all : Map.of();
    }
}
