package dev.ajar.translate.sql;

import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Expression.TextQuestion;
import dev.ajar.expression.Type;
import java.util.List;
import java.util.Optional;

/// How one database says what databases say differently. All the rest is the same for all.
///
/// Instants and durations are int64 of µs within a query. What a dialect gives is never an error for a value, however
/// absurd: what cannot be computed is `null`.
public abstract sealed class Dialect permits DuckDb, GoogleSql {

    /// Every dialect there is.
    public static List<Dialect> all() {
        return List.of(new DuckDb(), new GoogleSql());
    }

    /// The dialect of this name.
    public static Optional<Dialect> named(String name) {
        return all().stream().filter(dialect -> dialect.name().equals(name)).findFirst();
    }

    /// As the command line says it: `duckdb`.
    public abstract String name();

    /// As people say it: `DuckDB`.
    public abstract String title();

    /// Whether a step that several others read is run once. If not, it is run for each of them, with all that it reads,
    /// so steps are better read by few.
    boolean runsStepsOnce() {
        return true;
    }

    /// A column's name in quotes, whatever it holds.
    abstract String quoted(String name);

    /// A name as it is where that is safe, else in quotes.
    final String name(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !Keywords.isOne(name) ? name : quoted(name);
    }

    /// The column of the table of events that holds an attribute.
    abstract String column(String attribute);

    /// Why no column can have this name, whether it is read or given; empty where one can.
    Optional<String> cannotBeColumn(String name) {
        return Optional.empty();
    }

    /// A text literal.
    abstract Term text(String text);

    /// A double literal.
    abstract Term number(double number);

    /// A literal that is surely an int64, and so can be computed with.
    abstract Term wide(long number);

    /// The unknown value of a type.
    final Term unknown(Type type) {
        return Term.whole("cast(null as %s)".formatted(type(type)));
    }

    /// What values of a type are kept as within a query.
    abstract String type(Type type);

    /// Two int64 computed; null where that overflows.
    abstract Term exactly(Operator operator, Term left, Term right);

    /// Two doubles computed; may be infinite or no number.
    abstract Term roughly(Operator operator, Term left, Term right);

    /// A double, null where it is not finite.
    abstract Term finite(Term number);

    /// Whether what a column holds can be a value of its type: no infinity, and no NaN. Null where it is unknown, and
    /// empty where this database has no other values.
    abstract Optional<Term> isSound(Term value, Type type);

    /// An int64 with its sign changed; null where that overflows.
    abstract Term negated(Term number);

    /// A double cut toward zero to an int64; null where it does not fit.
    abstract Term cut(Term number);

    /// An int64 as the nearest double.
    abstract Term real(Term number);

    /// An int64 divided by a positive number, cut toward zero.
    abstract Term quotient(Term number, long divisor);

    /// What is left of an int64 after that.
    final Term rest(Term number, long divisor) {
        return Term.whole("mod(%s, %s)".formatted(number, divisor));
    }

    /// A question about two texts.
    abstract Term question(TextQuestion question, Term text, Term part);

    /// Whether some part of a text matches a pattern of RE2.
    abstract Term matches(Term text, String pattern);

    /// The number of code points of a text.
    abstract Term size(Term text);

    /// A string, int or bool as text.
    abstract Term asText(Term value, Type type);

    /// Texts one after another.
    abstract Term joined(List<Term> texts);

    /// A column of timestamps as µs since 1970; null where it is infinite.
    abstract Term micros(Term timestamp);

    /// µs since 1970 as a timestamp.
    abstract Term instant(Term micros);

    /// A literal that a column of timestamps, with or without a zone, is compared with, so that the database can leave
    /// out what it need not read.
    Term bound(long micros) {
        return instant(wide(micros));
    }

    /// The present, as µs since 1970.
    abstract Term now();

    /// The texts of several rows, in an order, with something between them.
    Term listed(Term text, String between, List<String> order) {
        return Term.whole("string_agg(%s, %s order by %s)".formatted(text, text(between), String.join(", ", order)));
    }

    /// The value at the first row, in an order, that has it.
    abstract Term first(Term value, List<String> order);

    /// The value at the last row, in an order, that has it.
    abstract Term last(Term value, List<String> order);

    /// The value at the last row of a window that has it.
    ///
    /// @param window its name, or how it is put together
    abstract Term lastKnown(Term value, String window);

    /// What follows in a `from`, line by line: one row for each number from one to another.
    ///
    /// @param column how the number is called
    abstract List<String> eachOf(Term from, Term to, long step, String column);

    @Override
    public final String toString() {
        return name();
    }
}
