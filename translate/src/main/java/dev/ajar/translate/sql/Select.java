package dev.ajar.translate.sql;

import dev.ajar.translate.sql.Term.Binding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// One `select`, as it is put together clause by clause.
final class Select {

    private final List<List<String>> columns = new ArrayList<>();
    private final List<String> from = new ArrayList<>();
    private final List<Term> where = new ArrayList<>();
    private final List<String> after = new ArrayList<>();

    /// A column under its own name.
    Select column(String name) {
        columns.add(List.of(name));
        return this;
    }

    /// A column under a new name.
    Select column(Term term, String alias) {
        boolean same = term.text().equals(alias) || term.text().matches("\\w+\\." + Pattern.quote(alias));
        return column(same ? term.text() : "%s as %s".formatted(term, alias));
    }

    /// A column that is told in several lines.
    Select column(Choice choice, String alias) {
        columns.add(choice.lines(alias));
        return this;
    }

    /// Where rows come from; a second call joins.
    Select from(String source) {
        from.add(source);
        return this;
    }

    /// Rows of another select.
    Select from(Select other, String alias) {
        from.add("(");
        other.lines().forEach(line -> from.add("  " + line));
        from.add(") as " + alias);
        return this;
    }

    /// Only rows for which this holds; a second call narrows further.
    Select where(Term condition) {
        where.add(condition);
        return this;
    }

    /// A clause that comes after, `group by` and what follows it, in the order of SQL.
    Select then(String clause) {
        after.add(clause);
        return this;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        boolean only = columns.size() == 1 && columns.get(0).size() == 1;
        if (only) {
            lines.add("select " + columns.get(0).get(0));
        } else {
            addColumns(lines);
        }
        for (int place = 0; place < from.size(); place++) {
            lines.add((place == 0 ? "from " : "") + from.get(place));
        }
        Binding least = where.size() == 1 ? Binding.OR : Binding.AND;
        for (int place = 0; place < where.size(); place++) {
            lines.add((place == 0 ? "where " : "  and ") + where.get(place).within(least));
        }
        lines.addAll(after);
        return lines;
    }

    private void addColumns(List<String> lines) {
        lines.add("select");
        for (int place = 0; place < columns.size(); place++) {
            List<String> column = columns.get(place);
            for (int at = 0; at < column.size(); at++) {
                boolean comma = at == column.size() - 1 && place < columns.size() - 1;
                lines.add("  " + column.get(at) + (comma ? "," : ""));
            }
        }
    }
}
