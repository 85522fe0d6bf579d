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
        return new Source(
                draft.name(),
                format,
                missing(fields),
                events(fields, format),
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

    private List<Source.Row> events(Fields fields, Format format) {
        var rows = new ArrayList<Source.Row>();
        Map<String, Span> seen = new HashMap<>();
        fields.at("events").ifPresent(node -> {
            List<Node> items = values.items(node, "`events`");
            if (items.isEmpty() && node instanceof Node.Items) {
                problems.error(node.span(), "`events`: a row gives nothing", "at least one event");
            }
            items.forEach(item -> rows.add(row(item, format, seen)));
        });
        return rows;
    }

    private Source.Row row(Node node, Format format, Map<String, Span> seen) {
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
                fields.at("id").map(mappings::id).orElse(new Mapping.Absent()),
                fields.at("time").map(time -> times.read(time, "`time`")).orElse(new When.Absent()),
                fields.at("recorded")
                        .map(time -> times.read(time, "`recorded`"))
                        .orElse(new When.Absent()),
                fields.at("received")
                        .map(time -> times.read(time, "`received`"))
                        .orElse(new When.Absent()),
                fields.at("sequence").map(mappings::sequence).orElse(new Mapping.Absent()),
                fields.at("when")
                        .flatMap(when -> conditions.condition(when, Vocabulary.row(format), "`when`"))
                        .orElse(Expression.Literal.TRUE),
                fields.at("attributes")
                        .map(written -> attributes(written, mappings))
                        .orElse(Map.of()));
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

    private Map<String, Mapping> attributes(Node node, MappingReader mappings) {
        Map<String, Mapping> attributes = new LinkedHashMap<>();
        for (Entry entry : values.entries(node, "`attributes`", "attributes by name: `lock.id: COLUMN`")) {
            String name = entry.key().text();
            if (vocabulary.attributes().declares(name)) {
                attributes.put(name, mappings.attribute(name, entry.value()));
            } else {
                names.tellUndeclared(entry.key().span(), "`attributes`", name);
            }
        }
        return attributes;
    }
}
