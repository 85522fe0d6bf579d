package dev.ajar.translate.sql;

import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Expression.TextQuestion;
import dev.ajar.expression.Type;
import dev.ajar.model.Dimension;
import dev.ajar.translate.sql.Term.Binding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How BigQuery says it, in GoogleSQL.
final class GoogleSql extends Dialect {

    private static final int LONGEST_NAME = 300;

    /// How no column may begin, in whatever case.
    private static final List<String> RESERVED = List.of(
            "_table_", "_file_", "_partition", "_row_timestamp", "__root__", "_colidentifier", "_change_", "_batch_");

    /// As many numbers as one array may well have; of more, BigQuery (1,048,575) or a reader gets tired.
    private static final long IN_AN_ARRAY = 1_000;

    private static final long DAY = 86_400_000_000L;

    @Override
    public String name() {
        return "bigquery";
    }

    @Override
    public String title() {
        return "BigQuery";
    }

    @Override
    boolean runsStepsOnce() {
        return false;
    }

    @Override
    String quoted(String name) {
        return "`" + escaped(name, '`') + "`";
    }

    /// A name of BigQuery has neither dots nor dashes.
    @Override
    String column(String attribute) {
        return name(Dimension.column(attribute));
    }

    @Override
    Optional<String> cannotBeColumn(String name) {
        String column = Dimension.column(name);
        if (!column.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return Optional.of(
                    "a column of BigQuery has letters from A to Z, digits and _ only, and begins with no digit");
        }
        if (column.length() > LONGEST_NAME) {
            return Optional.of("a column of BigQuery has at most %s characters in its name".formatted(LONGEST_NAME));
        }
        return RESERVED.stream()
                .filter(column.toLowerCase(Locale.ROOT)::startsWith)
                .findFirst()
                .map(prefix -> "BigQuery keeps names that begin with %s for itself".formatted(prefix));
    }

    @Override
    Term text(String text) {
        return Term.whole("'" + escaped(text, '\'') + "'");
    }

    /// The text with a backslash before what could end it, and nothing in it that an eye or an editor would miss.
    private static String escaped(String text, char quote) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\\' -> escaped.append("\\\\");
                default -> {
                    if (point == quote) {
                        escaped.append('\\').append(quote);
                    } else if (isUnseen(point)) {
                        escaped.append(point > 0xffff ? "\\U" : "\\u").append(hex(point));
                    } else {
                        escaped.appendCodePoint(point);
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static String hex(int point) {
        String digits = Integer.toHexString(point);
        return "0".repeat((point > 0xffff ? 8 : 4) - digits.length()) + digits;
    }

    @Override
    Term number(double number) {
        return new Term(Double.toString(number), isNegative(number) ? Binding.SIGN : Binding.WHOLE);
    }

    private static boolean isNegative(double number) {
        return Double.doubleToRawLongBits(number) < 0;
    }

    /// Every whole number has 64 bits here.
    @Override
    Term wide(long number) {
        return new Term(Long.toString(number), number < 0 ? Binding.SIGN : Binding.WHOLE);
    }

    @Override
    String type(Type type) {
        return switch (type) {
            case STRING -> "string";
            case INT, INSTANT, DURATION -> "int64";
            case DOUBLE -> "float64";
            case BOOL -> "bool";
        };
    }

    @Override
    Term exactly(Operator operator, Term left, Term right) {
        String function = switch (operator) {
            case PLUS -> "safe_add";
            case MINUS -> "safe_subtract";
            case TIMES -> "safe_multiply";
        };
        return Term.whole("%s(%s, %s)".formatted(function, left, right));
    }

    /// Null where it is not finite, and so is all that is computed with it.
    @Override
    Term roughly(Operator operator, Term left, Term right) {
        return exactly(operator, left, right);
    }

    /// What [#roughly] and [#fitting] give is finite.
    @Override
    Term finite(Term number) {
        return number;
    }

    @Override
    Optional<Term> isSound(Term value, Type type) {
        return type == Type.DOUBLE
                ? Optional.of(Term.whole("(is_inf(%1$s) or is_nan(%1$s))".formatted(value))
                        .not())
                : Optional.empty();
    }

    @Override
    Term negated(Term number) {
        return Term.whole("safe_negate(%s)".formatted(number));
    }

    @Override
    Term cut(Term number) {
        return Term.whole("safe_cast(trunc(%s) as int64)".formatted(number));
    }

    @Override
    Term quotient(Term number, long divisor) {
        return Term.whole("div(%s, %s)".formatted(number, divisor));
    }

    @Override
    Term question(TextQuestion question, Term text, Term part) {
        return switch (question) {
            case STARTS_WITH -> Term.whole("starts_with(%s, %s)".formatted(text, part));
            case ENDS_WITH -> Term.whole("ends_with(%s, %s)".formatted(text, part));
            case CONTAINS -> new Term("strpos(%s, %s) > 0".formatted(text, part), Binding.COMPARISON);
        };
    }

    /// A pattern as people know it, where it can stand so: `r'^\d+\z'`.
    @Override
    Term matches(Term text, String pattern) {
        return Term.whole("regexp_contains(%s, %s)".formatted(text, pattern(pattern)));
    }

    /// Raw where that reads better.
    private Term pattern(String pattern) {
        boolean plain = pattern.indexOf('\\') >= 0
                && pattern.indexOf('\'') < 0
                && pattern.codePoints().noneMatch(GoogleSql::isUnseen);
        return plain ? Term.whole("r'" + pattern + "'") : text(pattern);
    }

    @Override
    Term group(Term text, String pattern) {
        return Term.whole("nullif(regexp_extract(%s, %s), '')".formatted(text, pattern(pattern)));
    }

    @Override
    Term rewritten(Term text, String pattern, String replacement) {
        return Term.whole("regexp_replace(%s, %s, %s)".formatted(text, pattern(pattern), text(replacement)));
    }

    /// Read as if it were UTC.
    @Override
    Term timestamp(Term text) {
        return Term.whole("safe_cast(concat(%s, '+00') as timestamp)".formatted(text));
    }

    /// Null where that is beyond the year 9999.
    @Override
    Term microsIn(String zone, Term timestamp) {
        return micros(Term.whole("safe.timestamp(datetime(%s, 'UTC'), %s)".formatted(timestamp, text(zone))));
    }

    @Override
    Term fitting(Term value, Type type) {
        Term fitting = Term.whole("safe_cast(%s as %s)".formatted(value, type(type)));
        return isSound(fitting, type)
                .map(sound -> Term.whole("case when %s then %s end".formatted(sound, fitting)))
                .orElse(fitting);
    }

    @Override
    Term size(Term text) {
        return Term.whole("char_length(%s)".formatted(text));
    }

    @Override
    Term joined(List<Term> texts) {
        return texts.size() == 1
                ? texts.get(0)
                : Term.whole(texts.stream().map(Term::text).collect(Collectors.joining(", ", "concat(", ")")));
    }

    @Override
    Term micros(Term timestamp) {
        return Term.whole("unix_micros(%s)".formatted(timestamp));
    }

    @Override
    Term instant(Term micros) {
        return Term.whole("timestamp_micros(%s)".formatted(micros));
    }

    @Override
    Term now() {
        return micros(Term.whole("current_timestamp()"));
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
        return Term.whole("array_agg(%s ignore nulls order by %s limit 1)[safe_offset(0)]".formatted(value, order));
    }

    /// An array of arrays, for one alone may be too long.
    @Override
    List<String> eachOf(Term from, Term to, long step, String column) {
        if (step >= DAY) {
            return List.of("cross join unnest(generate_array(%s, %s, %s)) as %s".formatted(from, to, step, column));
        }
        String block = column + "_from";
        return List.of(
                "cross join unnest(generate_array(%s, %s, %s)) as %s".formatted(from, to, step * IN_AN_ARRAY, block),
                "cross join unnest(generate_array(%1$s, least(%1$s + %2$s, %3$s), %4$s)) as %5$s"
                        .formatted(block, step * (IN_AN_ARRAY - 1), to, step, column));
    }
}
