package dev.ajar.translate.sql;

import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Expression.TextQuestion;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.translate.sql.Term.Binding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How one database says what databases say differently. All the rest is the same for all; what has a body here most of
/// them say alike.
///
/// Instants and durations are int64 of µs within a query. What a dialect gives is never an error for a value, however
/// absurd: what cannot be computed is `null`.
public abstract sealed class Dialect permits DuckDb, GoogleSql, Trino {

    /// Every dialect there is.
    public static List<Dialect> all() {
        return List.of(new DuckDb(), new GoogleSql(), new Trino());
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
    String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /// What [#name] was given.
    final String unquoted(String name) {
        String quote = quoted("").substring(0, 1);
        return name.startsWith(quote) ? name.substring(1, name.length() - 1).replace(quote + quote, quote) : name;
    }

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
    String type(Type type) {
        return switch (type) {
            case STRING -> "varchar";
            case INT, INSTANT, DURATION -> "bigint";
            case DOUBLE -> "double";
            case BOOL -> "boolean";
        };
    }

    /// Two int64 computed; null where that overflows.
    Term exactly(Operator operator, Term left, Term right) {
        return Term.whole("try(%s)".formatted(roughly(operator, left, right)));
    }

    /// Two doubles computed; may be infinite or no number.
    Term roughly(Operator operator, Term left, Term right) {
        return switch (operator) {
            case PLUS -> left.plus(right);
            case MINUS -> left.minus(right);
            case TIMES ->
                new Term(
                        "%s * %s".formatted(left.within(Binding.PRODUCT), right.within(Binding.SIGN)), Binding.PRODUCT);
        };
    }

    /// A double, null where it is not finite.
    abstract Term finite(Term number);

    /// Whether what a column holds can be a value of its type: no infinity, and no NaN. Null where it is unknown, and
    /// empty where this database has no other values.
    abstract Optional<Term> isSound(Term value, Type type);

    /// An int64 with its sign changed; null where that overflows.
    Term negated(Term number) {
        return Term.whole("try(%s - %s)".formatted(wide(0), number.within(Binding.PRODUCT)));
    }

    /// A double cut toward zero to an int64; null where it does not fit.
    abstract Term cut(Term number);

    /// An int64 as the nearest double.
    final Term real(Term number) {
        return Term.whole("cast(%s as %s)".formatted(number, type(Type.DOUBLE)));
    }

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

    /// What the only group of a pattern takes of a text; null where that is nothing.
    abstract Term group(Term text, String pattern);

    /// A text whose part that matches a pattern is written anew.
    ///
    /// @param replacement with `\1` to `\9` for what groups take; beside those neither a backslash nor a dollar
    abstract Term rewritten(Term text, String pattern, String replacement);

    /// A text `uuuu-MM-dd HH:mm:ss`, perhaps with a fraction of up to six digits, months to seconds perhaps of one
    /// digit, as a timestamp without a zone; null where there is no such day.
    abstract Term timestamp(Term text);

    /// A timestamp without a zone as µs since 1970, where it is UTC.
    Term microsInUtc(Term timestamp) {
        return micros(timestamp);
    }

    /// When the clocks of a zone show a time, in µs since 1970. A time that they show twice is the earlier, one that
    /// they never show moves forward by the gap.
    ///
    /// @param timestamp without a zone; a column
    abstract Term microsIn(String zone, Term timestamp);

    /// A number, or the text of one, as an int64 or a double; null where it does not fit.
    Term fitting(Term value, Type type) {
        return Term.whole("try_cast(%s as %s)".formatted(value, type(type)));
    }

    /// The number of code points of a text.
    Term size(Term text) {
        return Term.whole("length(%s)".formatted(text));
    }

    /// A string, int or bool as text.
    final Term asText(Term value, Type type) {
        return type == Type.STRING ? value : Term.whole("cast(%s as %s)".formatted(value, type(Type.STRING)));
    }

    /// Texts one after another.
    Term joined(List<Term> texts) {
        return texts.size() == 1
                ? texts.get(0)
                : new Term(
                        texts.stream().map(each -> each.within(Binding.PRODUCT)).collect(Collectors.joining(" || ")),
                        Binding.SUM);
    }

    /// A column of timestamps as µs since 1970; null where it is infinite.
    abstract Term micros(Term timestamp);

    /// Whether a column of timestamps has an instant, in µs since 1970, or a later one.
    Term notBefore(Term timestamp, long micros) {
        return Term.comparison(micros(timestamp), ">=", Term.whole(Long.toString(micros)));
    }

    /// Whether a column of timestamps has an instant before one in µs since 1970.
    Term before(Term timestamp, long micros) {
        return Term.comparison(micros(timestamp), "<", Term.whole("%s /* %s */".formatted(micros, Time.text(micros))));
    }

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
    Term lastKnown(Term value, String window) {
        return Term.whole("last_value(%s ignore nulls) over %s".formatted(value, window));
    }

    /// What follows in a `from`, line by line: one row for each number from one to another.
    ///
    /// @param column how the number is called
    abstract List<String> eachOf(Term from, Term to, long step, String column);

    @Override
    public final String toString() {
        return name();
    }
}
