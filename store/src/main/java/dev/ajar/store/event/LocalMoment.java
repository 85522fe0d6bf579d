package dev.ajar.store.event;

import dev.ajar.expression.Time;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// A time while it is read from a text, piece by piece. What a text does not say is the first there is.
final class LocalMoment {

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    int micros;
    int offsetMinutes;

    /// Forgets everything.
    ///
    /// @param year the year of texts that do not say it
    void begin(int year) {
        this.year = year;
        month = 1;
        day = 1;
        hour = 0;
        minute = 0;
        second = 0;
        micros = 0;
        offsetMinutes = 0;
    }

    /// Whether there is such a day and such a time of day.
    boolean isPossible() {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth()
                && hour <= 23
                && minute <= 59
                && second <= 59;
    }

    /// The instant, in µs since 1970.
    ///
    /// A local time that occurs twice is the earlier, one that never occurs moves forward by the gap: [ZonedDateTime]
    /// has the same rule.
    ///
    /// @param zone where the text has an offset: none
    long micros(@Nullable ZoneId zone) {
        LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second);
        long seconds = zone == null
                ? local.toEpochSecond(ZoneOffset.UTC) - offsetMinutes * 60L
                : ZonedDateTime.of(local, zone).toEpochSecond();
        return seconds * Time.SECOND + micros;
    }
}
