package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Type;
import dev.ajar.model.Source;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.model.Source.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a source reads of each row: cells as they are but for those that say nothing, and texts that are made of them.
/// Each is told once, under a plain name, whatever its column is called.
final class Cells {

    private final Dialect dialect;
    private final Source source;
    private final Aliases names;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final Map<Text, String> texts = new LinkedHashMap<>();
    private final Map<Moment, String> moments = new LinkedHashMap<>();

    /// A text that is read.
    ///
    /// @param columns joined by a space
    /// @param pattern whose first group is taken; empty where the whole is
    private record Text(List<String> columns, String pattern) {}

    /// A time whose zone has had several offsets.
    private record Moment(When.Read read) {}

    /// @param names gives columns their names
    Cells(Dialect dialect, Source source, Aliases names) {
        this.dialect = dialect;
        this.source = source;
        this.names = names;
    }

    /// The column that a name in a condition means.
    static String column(Expression.Name name) {
        return name.name().substring("column.".length());
    }

    /// The type that a column has in the table.
    Type type(String column) {
        return source.columns().getOrDefault(column, Type.STRING);
    }

    /// A cell as it is.
    Term cell(String column) {
        return Term.whole(cells.computeIfAbsent(column, name -> names.take("cell_" + name)));
    }

    /// A cell as a text: a text itself, or an int in plain decimal.
    Term text(String column) {
        return text(List.of(column), "");
    }

    /// What a pattern takes of a cell.
    Term part(String column, String pattern) {
        return text(List.of(column), pattern);
    }

    private Term text(List<String> columns, String pattern) {
        if (columns.size() == 1 && pattern.isEmpty() && type(columns.get(0)) == Type.STRING) {
            return cell(columns.get(0));
        }
        return Term.whole(texts.computeIfAbsent(
                new Text(columns, pattern), text -> names.take("text_" + String.join("_", columns))));
    }

    /// What a time is read from.
    Term text(When.Read read) {
        return text(read.columns(), read.pattern());
    }

    /// What the clocks of a zone showed, as a timestamp.
    Term moment(When.Read read) {
        return Term.whole(moments.computeIfAbsent(
                new Moment(read), ignored -> names.take("local_" + String.join("_", read.columns()))));
    }

    /// Puts the steps down, with what was asked for until now.
    ///
    /// @param table what holds the rows
    /// @param step how the last of the steps is called
    /// @param within how one before it is called
    /// @param narrowed which rows are looked at; empty where all are
    void tell(Query query, Reading.Rows table, String step, String within, Optional<Term> narrowed) {
        Select rows = new Select();
        cells.forEach((column, alias) -> rows.column(read(column), alias));
        texts.forEach((text, alias) -> rows.column(written(text), alias));
        if (cells.isEmpty() && texts.isEmpty()) {
            rows.column("1 as nothing");
        }
        rows.from(from(table));
        narrowed.ifPresent(rows::where);
        query.step(
                moments.isEmpty() ? step : within,
                comment() + (narrowed.isEmpty() ? "" : " What is too old to matter is not read."),
                rows);
        if (!moments.isEmpty()) {
            Select local = new Select().column("*");
            moments.forEach((moment, alias) -> local.column(shown(moment.read()), alias));
            query.step(step, "What the clocks showed, as timestamps without a zone.", local.from(within));
        }
    }

    private String from(Reading.Rows table) {
        return table.source(
                dialect,
                Stream.concat(cells.keySet().stream(), texts.keySet().stream().flatMap(text -> text.columns().stream()))
                        .toList());
    }

    private Term shown(When.Read read) {
        if (read.format() instanceof TimeFormat.Pattern pattern) {
            return TimeText.of(dialect, pattern).local(text(read));
        }
        throw new IllegalArgumentException("no zone: " + read);
    }

    private String comment() {
        String rows = "Rows for the source %s: what is read of them.".formatted(source.name());
        return source.missing().isEmpty()
                ? rows
                : "%s Nothing is known where a cell is %s."
                        .formatted(
                                rows,
                                String.join(
                                        " or ",
                                        source.missing().stream()
                                                .map(word -> "'" + word + "'")
                                                .toList()));
    }

    /// A cell; null where it is one of those that say nothing.
    private Term read(String column) {
        Term raw = Term.whole(dialect.name(column));
        List<String> words = missing(column);
        return words.isEmpty()
                ? raw
                : Term.whole("case when %1$s not in (%2$s) then %1$s end".formatted(raw, String.join(", ", words)));
    }

    /// Whether a column has values that say nothing.
    boolean isMissing(String column) {
        return !missing(column).isEmpty();
    }

    private List<String> missing(String column) {
        List<String> words = new ArrayList<>();
        for (String word : source.missing()) {
            switch (type(column)) {
                case STRING -> words.add(dialect.text(word).text());
                case INT -> {
                    if (isPlainInt(word)) {
                        words.add(word);
                    }
                }
                case DOUBLE, BOOL, INSTANT, DURATION -> {}
            }
        }
        return words;
    }

    /// Whether a word is how an int of 64 bits is written plainly.
    private static boolean isPlainInt(String word) {
        return word.matches("0|-?[1-9][0-9]{0,17}");
    }

    private Term written(Text text) {
        List<Term> parts = new ArrayList<>();
        for (String column : text.columns()) {
            if (!parts.isEmpty()) {
                parts.add(dialect.text(" "));
            }
            parts.add(dialect.asText(read(column), type(column)));
        }
        Term joined = dialect.joined(parts);
        return text.pattern().isEmpty() ? joined : dialect.group(joined, Groups.onlyFirst(text.pattern()));
    }
}
