package dev.ajar.definitions.document;

import com.google.re2j.Pattern;
import dev.ajar.definitions.cel.PatternSubset;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.shape.Shapes;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.definitions.yaml.Node.Text;
import dev.ajar.expression.Type;
import dev.ajar.model.Attribute;
import dev.ajar.model.Source.Format;
import dev.ajar.model.Source.Mapping;
import java.util.List;
import java.util.Optional;

/// Reads where a value comes from.
final class MappingReader {

    private static final Mapping ABSENT = new Mapping.Absent();

    private final Format format;
    private final Vocabulary vocabulary;
    private final Problems problems;
    private final Values values;
    private final Constants constants;

    MappingReader(Format format, Vocabulary vocabulary, Problems problems) {
        this.format = format;
        this.vocabulary = vocabulary;
        this.problems = problems;
        values = new Values(problems);
        constants = new Constants(problems, values);
    }

    /// A text: the id of an event.
    Mapping read(Node node, String what) {
        return read(node, what, Type.STRING, List.of());
    }

    /// A whole number: the order of events of one time.
    Mapping sequence(Node node, String what) {
        return read(node, what, Type.INT, List.of());
    }

    /// The value of an attribute.
    Mapping attribute(String name, Node node) {
        Attribute attribute = vocabulary.attributes().at(vocabulary.attributes().place(name));
        return read(node, Words.quoted(name), attribute.type(), attribute.values());
    }

    private Mapping read(Node node, String what, Type type, List<dev.ajar.expression.Value> listed) {
        if (!(node instanceof Node.Entries)) {
            return column(node, what).<Mapping>map(Mapping.Column::new).orElse(ABSENT);
        }
        Fields fields = Fields.of(node, Shapes.MAPPING, problems);
        if (fields.has("value") && fields.has("column")) {
            problems.error(fields.start(), what + ": both a column and a value", "one of them");
            return ABSENT;
        }
        if (fields.at("value").isPresent()) {
            Node value = fields.at("value").get();
            return constants.constant(value, type, what, what.replace("`", ""))
                    .map(constant -> {
                        constants.warnUnlisted(value, constant, listed, what, what.replace("`", ""));
                        return (Mapping) new Mapping.Constant(constant);
                    })
                    .orElse(ABSENT);
        }
        if (!fields.has("column")) {
            problems.error(fields.start(), what + ": neither a column nor a value", "`{column: C}`, `{column: C, pattern: RE2}` or `{value: CONSTANT}`");
            return ABSENT;
        }
        Optional<String> column = fields.at("column").flatMap(written -> column(written, what));
        return fields.at("pattern").isPresent()
                ? pattern(fields.at("pattern").get(), what)
                        .flatMap(pattern -> column.<Mapping>map(name -> new Mapping.Extract(name, pattern)))
                        .orElse(ABSENT)
                : column.<Mapping>map(Mapping.Column::new).orElse(ABSENT);
    }

    /// The name of a column.
    Optional<String> column(Node node, String what) {
        return values.word(node, what).filter(column -> {
            if (column.isEmpty()) {
                problems.error(node.span(), what + ": no column has an empty name", "a column's name");
                return false;
            }
            if (format == Format.LINES && !column.equals("line")) {
                problems.error(
                        node.span(),
                        "%s: no column %s".formatted(what, Words.quoted(column)),
                        "`line`: a file of lines has no other column",
                        List.of("line"));
                return false;
            }
            return true;
        });
    }

    /// A pattern with a group to take.
    Optional<String> pattern(Node node, String what) {
        Optional<Text> text = values.text(node, what + ": `pattern`");
        return text.map(Text::text).filter(pattern -> {
            Optional<PatternSubset.Slip> slip =
                    format == Format.TABLE ? PatternSubset.slip(pattern) : PatternSubset.syntax(pattern);
            slip.ifPresent(found -> problems.error(Names.inside(node), what + ": " + found.what(), found.expected()));
            if (slip.isEmpty() && Pattern.compile(pattern).groupCount() == 0) {
                problems.error(
                        Names.inside(node),
                        "%s: nothing in the pattern %s is in a group".formatted(what, Words.quoted(pattern)),
                        "parentheses around what is to be taken");
                return false;
            }
            return slip.isEmpty();
        });
    }
}
