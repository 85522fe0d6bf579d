package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.shape.SourceShapes;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.model.Attribute;
import dev.ajar.model.Source.Mapping;
import java.util.List;
import java.util.Optional;

/// Reads where a value comes from.
final class MappingReader {

    private static final Mapping ABSENT = new Mapping.Absent();
    private static final List<String> OF_TIMES = List.of("format", "zone", "year");

    private final ColumnReader columns;
    private final TimeReader times;
    private final Vocabulary vocabulary;
    private final Problems problems;
    private final Constants constants;

    MappingReader(ColumnReader columns, TimeReader times, Vocabulary vocabulary, Problems problems) {
        this.columns = columns;
        this.times = times;
        this.vocabulary = vocabulary;
        this.problems = problems;
        constants = new Constants(problems, new Values(problems));
    }

    /// A text: the id of an event.
    Mapping id(Node node) {
        return read(node, "id", Type.STRING, List.of());
    }

    /// A whole number: the order of events of one time.
    Mapping sequence(Node node) {
        return read(node, "sequence", Type.INT, List.of());
    }

    /// The value of an attribute.
    Mapping attribute(String name, Node node) {
        Attribute attribute = vocabulary.attributes().at(vocabulary.attributes().place(name));
        return read(node, name, attribute.type(), attribute.values());
    }

    private Mapping read(Node node, String name, Type type, List<Value> listed) {
        String what = Words.quoted(name);
        if (!(node instanceof Node.Entries)) {
            return columns.column(node, what).<Mapping>map(Mapping.Column::new).orElse(ABSENT);
        }
        Fields fields = Fields.of(node, SourceShapes.MAPPING, problems);
        if (fields.has("value") == fields.has("column")) {
            problems.error(
                    fields.start(),
                    what + (fields.has("value") ? ": both a column and a value" : ": neither a column nor a value"),
                    "`{column: C}`, `{column: C, pattern: RE2}` or `{value: CONSTANT}`");
            return ABSENT;
        }
        refuseTimes(fields, what, type);
        return fields.at("value")
                .map(value -> constant(value, name, type, listed))
                .orElseGet(() -> column(fields, what, type));
    }

    private void refuseTimes(Fields fields, String what, Type type) {
        for (String key : OF_TIMES) {
            if (type != Type.INSTANT || fields.has("value")) {
                fields.key(key)
                        .ifPresent(written -> problems.error(
                                written.span(),
                                fields.has("value")
                                        ? "%s: `%s` beside a value".formatted(what, key)
                                        : "%s: `%s`, but it is %s".formatted(what, key, Names.a(type)),
                                "`%s` only for a column of instants".formatted(key)));
            }
        }
    }

    private Mapping constant(Node value, String name, Type type, List<Value> listed) {
        String what = Words.quoted(name);
        Optional<Value> constant = constants.constant(value, type, what, name);
        constant.ifPresent(found -> constants.warnUnlisted(value, found, listed, what, name));
        return constant.<Mapping>map(Mapping.Constant::new).orElse(ABSENT);
    }

    private Mapping column(Fields fields, String what, Type type) {
        boolean several =
                fields.at("column").filter(node -> node instanceof Node.Items).isPresent();
        boolean time = several || OF_TIMES.stream().anyMatch(fields::has);
        if (type == Type.INSTANT && time) {
            return new Mapping.Instant(times.columns(fields, what));
        }
        Optional<String> column = fields.at("column").flatMap(written -> columns.column(written, what));
        Optional<String> pattern = fields.at("pattern").flatMap(written -> columns.pattern(written, what));
        return column.<Mapping>map(name ->
                        pattern.isPresent() ? new Mapping.Extract(name, pattern.get()) : new Mapping.Column(name))
                .orElse(ABSENT);
    }
}
