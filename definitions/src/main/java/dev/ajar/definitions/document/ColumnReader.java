package dev.ajar.definitions.document;

import com.google.re2j.Pattern;
import dev.ajar.definitions.cel.PatternSubset;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.model.Source.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads names of columns, and what is to be taken out of them.
record ColumnReader(Format format, Problems problems, Values values) {

    /// The name of a column.
    Optional<String> column(Node node, String what) {
        return values.word(node, what).filter(column -> {
            if (format == Format.LINES && !column.equals("line")) {
                problems.error(
                        Names.inside(node),
                        "%s: no column %s".formatted(what, Words.quoted(column)),
                        "`line`: a file of lines has no other column",
                        List.of("line"));
                return false;
            }
            return true;
        });
    }

    /// One column or several.
    List<String> columns(Node node, String what) {
        var columns = new ArrayList<String>();
        List<Node> written = node instanceof Node.Items items ? items.items() : List.of(node);
        written.forEach(each -> column(each, what).ifPresent(columns::add));
        if (written.isEmpty()) {
            problems.error(node.span(), what + ": no column", "at least one column");
        }
        return columns;
    }

    /// A pattern with a group to take.
    Optional<String> pattern(Node node, String what) {
        return values.text(node, what + ": `pattern`").map(Node.Text::text).filter(pattern -> {
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
