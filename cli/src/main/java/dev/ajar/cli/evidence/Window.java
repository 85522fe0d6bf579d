package dev.ajar.cli.evidence;

import dev.ajar.expression.Time;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/// A stretch of time as people write it.
///
/// @param text as it was written
/// @param from its begin, in µs since 1970
/// @param to its end, which is not in it
public record Window(String text, long from, long to) {

    /// Reads `2026-11-01/2026-11-08` or with instants `2026-11-01T09:00:00Z/2026-11-01T12:00:00Z`; the end is not in
    /// it.
    ///
    /// @param option which option says it
    /// @param zone whose days are meant
    /// @throws Misasked if it is anything else
    public static Window of(String option, String text, ZoneId zone) {
        int slash = text.indexOf('/');
        if (slash > 0) {
            OptionalLong from = moment(text.substring(0, slash), zone);
            OptionalLong to = moment(text.substring(slash + 1), zone);
            if (from.isPresent() && to.isPresent() && from.getAsLong() < to.getAsLong()) {
                return new Window(text, from.getAsLong(), to.getAsLong());
            }
        }
        throw new Misasked(
                "%s %s: expected a begin and a later end, which is not in it, for example 2026-11-01/2026-11-08"
                        .formatted(option, text));
    }

    private static OptionalLong moment(String text, ZoneId zone) {
        OptionalLong instant = Time.parse(text);
        if (instant.isPresent()) {
            return instant;
        }
        try {
            return OptionalLong.of(
                    Time.micros(LocalDate.parse(text).atStartOfDay(zone).toInstant()));
        } catch (DateTimeParseException neither) {
            return OptionalLong.empty();
        }
    }

    boolean overlaps(Window other) {
        return from < other.to && other.from < to;
    }
}
