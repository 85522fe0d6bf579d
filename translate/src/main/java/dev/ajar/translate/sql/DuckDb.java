package dev.ajar.translate.sql;

import dev.ajar.expression.Expression.TextQuestion;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.translate.sql.Term.Binding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How DuckDB says it, from version 1.3 on.
final class DuckDb extends Dialect {

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public String title() {
        return "DuckDB";
    }

    /// Attributes keep their names, as in files of Parquet.
    @Override
    String column(String attribute) {
        return name(attribute);
    }

    @Override
    Term text(String text) {
        return Term.whole("'" + text.replace("'", "''") + "'");
    }

    /// With an exponent, for without one DuckDB would read a decimal.
    @Override
    Term number(double number) {
        String digits = Double.toString(number);
        return new Term(digits.indexOf('E') < 0 ? digits + "e0" : digits, number < 0 ? Binding.SIGN : Binding.WHOLE);
    }

    /// From a text, for the least of all would be read as the negation of a number that is too large.
    @Override
    Term wide(long number) {
        return Term.whole("cast('%s' as bigint)".formatted(number));
    }

    @Override
    Term finite(Term number) {
        return Term.whole("case when %s then %s end".formatted(isFinite(number), number));
    }

    @Override
    Optional<Term> isSound(Term value, Type type) {
        return switch (type) {
            case DOUBLE, INSTANT -> Optional.of(isFinite(value));
            case STRING, INT, BOOL, DURATION -> Optional.empty();
        };
    }

    private static Term isFinite(Term value) {
        return Term.whole("isfinite(%s)".formatted(value));
    }

    @Override
    Term cut(Term number) {
        return Term.whole("try_cast(trunc(%s) as bigint)".formatted(number));
    }

    @Override
    Term quotient(Term number, long divisor) {
        return new Term("%s // %s".formatted(number.within(Binding.PRODUCT), divisor), Binding.PRODUCT);
    }

    @Override
    Term question(TextQuestion question, Term text, Term part) {
        String function = switch (question) {
            case STARTS_WITH -> "starts_with";
            case ENDS_WITH -> "ends_with";
            case CONTAINS -> "contains";
        };
        return Term.whole("%s(%s, %s)".formatted(function, text, part));
    }

    @Override
    Term matches(Term text, String pattern) {
        return Term.whole("regexp_matches(%s, %s)".formatted(text, text(pattern)));
    }

    @Override
    Term group(Term text, String pattern) {
        return Term.whole("nullif(regexp_extract(%s, %s, 1), '')".formatted(text, text(pattern)));
    }

    @Override
    Term rewritten(Term text, String pattern, String replacement) {
        return Term.whole("regexp_replace(%s, %s, %s)".formatted(text, text(pattern), text(replacement)));
    }

    @Override
    Term timestamp(Term text) {
        return Term.whole("try_cast(%s as timestamp)".formatted(text));
    }

    /// Of two instants DuckDB takes the later: the other is a day after that time of the day before.
    @Override
    Term microsIn(String zone, Term timestamp) {
        String at = "at time zone %s".formatted(text(zone));
        String dayLater = "((%s - interval 1 day) %s) + interval 24 hours".formatted(timestamp, at);
        return micros(Term.whole(
                "case when (%1$s) %2$s = %3$s then %1$s else %3$s %2$s end".formatted(dayLater, at, timestamp)));
    }

    @Override
    Term micros(Term timestamp) {
        return Term.whole("epoch_us(%s)".formatted(timestamp));
    }

    @Override
    Term instant(Term micros) {
        return Term.whole("make_timestamptz(%s)".formatted(micros));
    }

    /// A text, for it becomes whatever the column is; without a zone that is UTC, whatever the session's zone.
    @Override
    Term bound(long micros) {
        return text(Time.text(micros));
    }

    @Override
    Term now() {
        return micros(Term.whole("current_timestamp"));
    }

    @Override
    Term first(Term value, List<String> order) {
        return chosen(value, String.join(", ", order));
    }

    @Override
    Term last(Term value, List<String> order) {
        return chosen(value, order.stream().map(each -> each + " desc").collect(Collectors.joining(", ")));
    }

    private static Term chosen(Term value, String order) {
        return Term.whole("first(%s order by %s) filter (where %s)".formatted(value, order, value.isKnown()));
    }

    @Override
    List<String> eachOf(Term from, Term to, long step, String column) {
        return List.of("cross join unnest(generate_series(%s, %s, cast(%s as bigint))) as series (%s)"
                .formatted(from, to, step, column));
    }
}
