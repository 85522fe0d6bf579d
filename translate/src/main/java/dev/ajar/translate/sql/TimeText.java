package dev.ajar.translate.sql;

import dev.ajar.expression.Expression.Operator;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.translate.sql.Term.Binding;
import dev.ajar.translate.sql.TimeLetters.Field;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads times that are written as texts: the twin of `TimePattern` and of [Time#parse].
final class TimeText {

    private static final List<Field> LOCAL = List.of(
            Field.YEAR,
            Field.SHORT_YEAR,
            Field.MONTH,
            Field.DAY,
            Field.HOUR,
            Field.MINUTE,
            Field.SECOND,
            Field.POINT_FRACTION,
            Field.FRACTION);

    private final Dialect dialect;
    private final TimeLetters letters;
    private final int year;
    private final Optional<ZoneId> zone;

    private TimeText(Dialect dialect, TimeLetters letters, int year, Optional<ZoneId> zone) {
        this.dialect = dialect;
        this.letters = letters;
        this.year = year;
        this.zone = zone;
    }

    static TimeText rfc3339(Dialect dialect) {
        return new TimeText(dialect, TimeLetters.rfc3339(), 0, Optional.empty());
    }

    static TimeText of(Dialect dialect, TimeFormat.Pattern pattern) {
        return new TimeText(
                dialect,
                TimeLetters.of(pattern),
                pattern.year(),
                pattern.zone().isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(pattern.zone())));
    }

    /// The zone whose clocks the texts follow, if they do not tell an offset and the zone has had several.
    Optional<String> unsteadyZone() {
        return zone.filter(each -> !each.getRules().isFixedOffset()).map(ZoneId::getId);
    }

    /// What the text says, as a timestamp without a zone; unknown where it is not written like this, or where there is
    /// no such day.
    Term local(Term text) {
        List<Field> noMonth =
                LOCAL.stream().filter(field -> field != Field.MONTH).toList();
        Term written = letters.has(Field.MONTH_NAME)
                ? dialect.joined(List.of(
                        rewritten(text, noMonth, year(noMonth) + "-"),
                        monthNumber(text),
                        rewritten(text, noMonth, "-" + dayAndTime(noMonth))))
                : rewritten(
                        text,
                        LOCAL,
                        "%s-%s-%s"
                                .formatted(
                                        year(LOCAL),
                                        "\\" + letters.groups(LOCAL).get(Field.MONTH),
                                        dayAndTime(LOCAL)));
        return Term.whole("case when %s then %s end"
                .formatted(dialect.matches(text, letters.pattern(List.of())), dialect.timestamp(written)));
    }

    private Term rewritten(Term text, List<Field> grouped, String replacement) {
        return dialect.rewritten(text, letters.pattern(grouped), replacement);
    }

    private String year(List<Field> grouped) {
        Map<Field, Integer> groups = letters.groups(grouped);
        return groups.containsKey(Field.YEAR)
                ? "\\" + groups.get(Field.YEAR)
                : groups.containsKey(Field.SHORT_YEAR) ? "20\\" + groups.get(Field.SHORT_YEAR) : Integer.toString(year);
    }

    /// What is not said is the first there is.
    private String dayAndTime(List<Field> grouped) {
        Map<Field, Integer> groups = letters.groups(grouped);
        StringBuilder text = new StringBuilder("\\" + groups.get(Field.DAY));
        String before = " ";
        for (Field field : List.of(Field.HOUR, Field.MINUTE, Field.SECOND)) {
            text.append(before).append(groups.containsKey(field) ? "\\" + groups.get(field) : "00");
            before = ":";
        }
        if (groups.containsKey(Field.FRACTION)) {
            text.append(".\\").append(groups.get(Field.FRACTION));
        }
        if (groups.containsKey(Field.POINT_FRACTION)) {
            text.append('\\').append(groups.get(Field.POINT_FRACTION));
        }
        return text.toString();
    }

    /// From 1 on: the third letter of every name stands at a multiple of three.
    private Term monthNumber(Term text) {
        Term name = dialect.group(text, letters.pattern(List.of(Field.MONTH_NAME)));
        Term place = Term.whole("strpos(%s, %s)".formatted(dialect.text(TimeLetters.MONTHS), name));
        return dialect.asText(dialect.quotient(place.plus(Term.whole("2")), 3), Type.INT);
    }

    /// The instant, in µs since 1970.
    ///
    /// @param text what is written
    /// @param local [what it says][#local], or where that is kept
    Term micros(Term text, Term local) {
        Optional<String> unsteady = unsteadyZone();
        if (unsteady.isPresent()) {
            return dialect.microsIn(unsteady.get(), local);
        }
        Term micros = dialect.microsInUtc(local);
        if (letters.has(Field.OFFSET)) {
            return micros.minus(offset(text));
        }
        long ahead = zone.map(each -> each.getRules().getOffset(Instant.EPOCH).getTotalSeconds())
                        .orElse(0)
                * Time.SECOND;
        return ahead == 0 ? micros : ahead < 0 ? micros.plus(whole(-ahead)) : micros.minus(whole(ahead));
    }

    private static Term whole(long number) {
        return Term.whole(Long.toString(number));
    }

    /// `+09:00` is 900, of which 100 are an hour; none is UTC.
    private Term offset(Term text) {
        Term written = Term.whole("replace(%s, %s, %s)"
                .formatted(
                        dialect.group(text, letters.pattern(List.of(Field.OFFSET))),
                        dialect.text(":"),
                        dialect.text("")));
        Term number = Term.whole("coalesce(%s, 0)".formatted(dialect.fitting(written, Type.INT)));
        Term minutes = new Term(
                        "%s * 60".formatted(dialect.quotient(number, 100).within(Binding.PRODUCT)), Binding.PRODUCT)
                .plus(dialect.rest(number, 100));
        return new Term("%s * %s".formatted(minutes.within(Binding.PRODUCT), Time.MINUTE), Binding.PRODUCT);
    }

    /// A number of units since 1970; null where that overflows.
    static Term epoch(Dialect dialect, Term number, long micros) {
        return micros == 1 ? number : dialect.exactly(Operator.TIMES, number, dialect.wide(micros));
    }
}
