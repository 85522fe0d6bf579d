package dev.ajar.translate.sql;

import dev.ajar.expression.Expression.TextQuestion;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.model.Dimension;
import dev.ajar.translate.sql.Term.Binding;
import java.util.List;
import java.util.Optional;

/// How Trino says it.
final class Trino extends Dialect {

    /// The most entries that `sequence` gives.
    private static final long MOST = 10_000;

    @Override
    public String name() {
        return "trino";
    }

    @Override
    public String title() {
        return "Trino";
    }

    /// Not every catalog has columns with dots and dashes in their names.
    @Override
    String column(String attribute) {
        return name(Dimension.column(attribute));
    }

    /// A backslash by its number, for other tools that read SQL take the quote after it for a part of the text.
    @Override
    Term text(String text) {
        if (text.equals("\\")) {
            return Term.whole("chr(92)");
        }
        if (text.equals("\\\\")) {
            return Term.whole("concat(chr(92), chr(92))");
        }
        return Term.whole("'" + text.replace("'", "''") + "'");
    }

    /// With an exponent, for without one Trino would read a decimal.
    @Override
    Term number(double number) {
        String digits = Double.toString(number);
        return new Term(digits.indexOf('E') < 0 ? digits + "E0" : digits, number < 0 ? Binding.SIGN : Binding.WHOLE);
    }

    @Override
    Term wide(long number) {
        return Term.whole("bigint '%s'".formatted(number));
    }

    @Override
    Term finite(Term number) {
        return Term.whole("case when is_finite(%1$s) then %1$s end".formatted(number));
    }

    @Override
    Optional<Term> isSound(Term value, Type type) {
        return type == Type.DOUBLE ? Optional.of(Term.whole("is_finite(%s)".formatted(value))) : Optional.empty();
    }

    @Override
    Term cut(Term number) {
        return Term.whole("try_cast(truncate(%s) as bigint)".formatted(number));
    }

    @Override
    Term quotient(Term number, long divisor) {
        return new Term("%s / %s".formatted(number.within(Binding.PRODUCT), divisor), Binding.PRODUCT);
    }

    @Override
    Term question(TextQuestion question, Term text, Term part) {
        return switch (question) {
            case STARTS_WITH -> Term.whole("starts_with(%s, %s)".formatted(text, part));
            case ENDS_WITH -> Term.whole("ends_with(%s, %s)".formatted(text, part));
            case CONTAINS -> Term.comparison(Term.whole("strpos(%s, %s)".formatted(text, part)), ">", Term.whole("0"));
        };
    }

    @Override
    Term matches(Term text, String pattern) {
        return Term.whole("regexp_like(%s, %s)".formatted(text, text(spaced(pattern))));
    }

    /// The same with every `\s` written out, for to Trino a vertical tab would be one of them.
    private static String spaced(String pattern) {
        StringBuilder spaced = new StringBuilder();
        boolean bracket = false;
        for (int at = 0; at < pattern.length(); at++) {
            char character = pattern.charAt(at);
            if (character == '\\' && at + 1 < pattern.length()) {
                at++;
                boolean space = pattern.charAt(at) == 's';
                spaced.append(
                        space ? bracket ? "\\t\\n\\f\\r " : "[\\t\\n\\f\\r ]" : pattern.substring(at - 1, at + 1));
            } else {
                bracket = bracket ? character != ']' : character == '[';
                spaced.append(character);
            }
        }
        return spaced.toString();
    }

    @Override
    Term group(Term text, String pattern) {
        return Term.whole("nullif(regexp_extract(%s, %s, 1), '')".formatted(text, text(spaced(pattern))));
    }

    @Override
    Term rewritten(Term text, String pattern, String replacement) {
        return Term.whole("regexp_replace(%s, %s, %s)"
                .formatted(text, text(spaced(pattern)), text(replacement.replace('\\', '$'))));
    }

    @Override
    Term timestamp(Term text) {
        return Term.whole("try_cast(%s as timestamp(6))".formatted(text));
    }

    /// Without that, the zone of the session would be its own.
    @Override
    Term microsInUtc(Term timestamp) {
        return micros(Term.whole(shownIn("UTC", timestamp.text())));
    }

    /// Of two instants Trino takes the later, east of Greenwich: the other is a day after that time of the day before.
    @Override
    Term microsIn(String zone, Term timestamp) {
        String dayLater = "%s + interval '24' hour".formatted(shownIn(zone, timestamp + " - interval '24' hour"));
        return micros(Term.whole("case when cast(%1$s as timestamp(6)) = %2$s then %1$s else %3$s end"
                .formatted(dayLater, timestamp, shownIn(zone, timestamp.text()))));
    }

    private String shownIn(String zone, String timestamp) {
        return "with_timezone(%s, %s)".formatted(timestamp, text(zone));
    }

    /// `to_unixtime` is a double, which has not the digits for all of it: from it come the whole seconds only, then
    /// what is left of the timestamp.
    @Override
    Term micros(Term timestamp) {
        String seconds = "cast(to_unixtime(%s) as bigint)".formatted(timestamp);
        String rest = "to_unixtime(date_add('second', -%s, %s))".formatted(seconds, timestamp);
        return new Term(
                "%s * 1000000 + cast(floor(round(%s * 1E9) / 1E3) as bigint)".formatted(seconds, rest), Binding.SUM);
    }

    @Override
    Term notBefore(Term timestamp, long micros) {
        return Term.comparison(timestamp, ">=", bound(micros));
    }

    @Override
    Term before(Term timestamp, long micros) {
        return Term.comparison(timestamp, "<", bound(micros));
    }

    @Override
    Term bound(long micros) {
        return Term.whole("timestamp '%s UTC'"
                .formatted(Time.text(micros).replace('T', ' ').replace("Z", "").replace(".000000", "")));
    }

    /// As a decimal, for in int64 of ns time ends in 2262.
    @Override
    Term instant(Term micros) {
        return Term.whole("cast(from_unixtime_nanos(%s * decimal '1000') as timestamp(6) with time zone)"
                .formatted(micros.within(Binding.PRODUCT)));
    }

    @Override
    Term now() {
        return new Term("cast(to_unixtime(current_timestamp) * 1E3 as bigint) * 1000", Binding.PRODUCT);
    }

    @Override
    Term first(Term value, List<String> order) {
        return chosen("min_by", value, order);
    }

    @Override
    Term last(Term value, List<String> order) {
        return chosen("max_by", value, order);
    }

    private static Term chosen(String function, Term value, List<String> order) {
        return Term.whole("%s(%s, row(%s)) filter (where %s)"
                .formatted(function, value, String.join(", ", order), value.isKnown()));
    }

    @Override
    Term listed(Term text, String between, List<String> order) {
        return Term.whole(
                "array_join(array_agg(%s order by %s), %s)".formatted(text, String.join(", ", order), text(between)));
    }

    @Override
    Term lastKnown(Term value, String window) {
        return Term.whole("last_value(%s) ignore nulls over %s".formatted(value, window));
    }

    /// Whoever reads a step gets it as a view, down to the table.
    @Override
    boolean runsStepsOnce() {
        return false;
    }

    /// In two steps, for one `sequence` has too few entries; and with `case`, for it refuses to count down.
    @Override
    List<String> eachOf(Term from, Term to, long step, String column) {
        long stride = Math.multiplyExact(step, MOST);
        return List.of(
                "cross join unnest(case when %1$s <= %2$s then sequence(%1$s, %2$s, %3$s) end) as strides (stride)"
                        .formatted(from.within(Binding.SUM), to.within(Binding.SUM), stride),
                "cross join unnest(sequence(stride, least(stride + %s, %s), %s)) as series (%s)"
                        .formatted(stride - step, to, step, column));
    }
}
