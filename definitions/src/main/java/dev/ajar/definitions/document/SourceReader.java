package dev.ajar.definitions.document;

import dev.ajar.definitions.cel.Conditions;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Span;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.shape.SourceShapes;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.definitions.yaml.Node.Entry;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.model.Limit;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Format;
import dev.ajar.model.Source.Mapping;
import dev.ajar.model.Source.When;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads `Source` documents.
final class SourceReader {

    private static final int LONGEST_NAME = 128;

    private final Vocabulary vocabulary;
    private final Names names;
    private final Problems problems;
    private final Values values;
    private final Conditions conditions;

    SourceReader(Vocabulary vocabulary, Names names, Problems problems) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.problems = problems;
        values = new Values(problems);
        conditions = new Conditions(problems);
    }

    Source read(Draft draft) {
        Fields fields = draft.fields();
        Format format = fields.at("format")
                .flatMap(node -> values.choice(node, "`format`", formats()))
                .map(word -> Format.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Format.CSV);
        Fields clock = fields.at("clock")
                .map(node -> Fields.of(node, SourceShapes.CLOCK, problems))
                .orElse(Fields.none(SourceShapes.CLOCK, fields.start()));
        var types = new ColumnTypes(fields, format, problems, values);
        List<Source.Row> events = events(fields, format, types);
        return new Source(
                draft.name(),
                format,
                missing(fields),
                types.all(),
                events,
                clock.at("earliest")
                        .map(node -> values.instant(node, "`earliest`").orElse(0))
                        .orElse(0L),
                clock.at("ahead")
                        .map(node -> values.duration(node, "`ahead`").orElse(0))
                        .map(Limit::new)
                        .orElse(Limit.NONE));
    }

    private static List<String> formats() {
        return List.of("csv", "parquet", "ndjson", "lines", "table");
    }

    private List<String> missing(Fields fields) {
        var missing = new ArrayList<String>();
        fields.at("missing").ifPresent(node -> {
            for (Node item : values.items(node, "`missing`")) {
                if (item instanceof Node.Text text && text.text().isEmpty() && !text.isNothing()) {
                    missing.add("");
                } else {
                    values.word(item, "`missing`").ifPresent(missing::add);
                }
            }
        });
        return missing;
    }

    private List<Source.Row> events(Fields fields, Format format, ColumnTypes types) {
        var rows = new ArrayList<Source.Row>();
        Map<String, Span> seen = new HashMap<>();
        fields.at("events").ifPresent(node -> {
            List<Node> items = values.items(node, "`events`");
            if (items.isEmpty() && node instanceof Node.Items) {
                problems.error(node.span(), "`events`: a row gives nothing", "at least one event");
            }
            items.forEach(item -> rows.add(row(item, format, types, seen)));
        });
        return rows;
    }

    private Source.Row row(Node node, Format format, ColumnTypes types, Map<String, Span> seen) {
        Fields fields = Fields.of(node, SourceShapes.ROW_EVENT, problems);
        var columns = new ColumnReader(format, problems, values);
        var times = new TimeReader(columns, problems);
        var mappings = new MappingReader(columns, times, vocabulary, problems);
        String name = fields.at("name").map(written -> name(written, seen)).orElse("");
        if (format == Format.TABLE && !fields.has("id")) {
            problems.error(fields.start(), "an event of a table without `id`", "`id`: a column that tells rows apart");
        }
        return new Source.Row(
                name,
                fields.at("id")
                        .map(id -> types.taken(mappings.id(id), Type.STRING, id.span(), "`id`"))
                        .orElse(new Mapping.Absent()),
                time(fields, "time", times, types),
                time(fields, "recorded", times, types),
                time(fields, "received", times, types),
                fields.at("sequence")
                        .map(each -> types.taken(mappings.sequence(each), Type.INT, each.span(), "`sequence`"))
                        .orElse(new Mapping.Absent()),
                fields.at("when")
                        .flatMap(when -> condition(when, format, types))
                        .orElse(Expression.Literal.TRUE),
                fields.at("attributes")
                        .map(written -> attributes(written, mappings, types))
                        .orElse(Map.of()));
    }

    private static When time(Fields fields, String key, TimeReader times, ColumnTypes types) {
        String what = Words.quoted(key);
        return fields.at(key)
                .map(time -> types.taken(times.read(time, what), time.span(), what))
                .orElse(new When.Absent());
    }

    private Optional<Expression> condition(Node when, Format format, ColumnTypes types) {
        return conditions
                .condition(when, Vocabulary.row(format, types.told()), "`when`")
                .map(condition -> types.compared(condition, when.span()));
    }

    private String name(Node node, Map<String, Span> seen) {
        String name = values.word(node, "`name`").orElse("");
        int length = name.codePointCount(0, name.length());
        if (length > LONGEST_NAME) {
            problems.error(
                    node.span(), "`name`: %s characters".formatted(length), "at most %s".formatted(LONGEST_NAME));
        }
        Span before = name.isEmpty() ? null : seen.putIfAbsent(name, node.span());
        if (before != null) {
            problems.error(
                    node.span(),
                    "a second event %s, the first is on line %s"
                            .formatted(Words.quoted(name), before.place().line()),
                    "every event of a source with a name of its own");
        }
        return name;
    }

    private Map<String, Mapping> attributes(Node node, MappingReader mappings, ColumnTypes types) {
        Map<String, Mapping> attributes = new LinkedHashMap<>();
        for (Entry entry : values.entries(node, "`attributes`", "attributes by name: `lock.id: COLUMN`")) {
            String name = entry.key().text();
            if (vocabulary.attributes().declares(name)) {
                Type type = vocabulary
                        .attributes()
                        .at(vocabulary.attributes().place(name))
                        .type();
                attributes.put(
                        name,
                        types.taken(
                                mappings.attribute(name, entry.value()),
                                type,
                                entry.value().span(),
                                Words.quoted(name)));
            } else {
                names.tellUndeclared(entry.key().span(), "`attributes`", name);
            }
        }
        return attributes;
    }
}
