package dev.ajar.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.util.OptionalLong;

/// Instants and durations as int64 microseconds, which is how all of Ajar counts time (semantics.md §1).
public final class Time {

    /// Microseconds in a second.
    public static final long SECOND = 1_000_000;

    /// Microseconds in a minute.
    public static final long MINUTE = 60 * SECOND;

    private static final int MICROS_FIELD = 6;

    private Time() {}

    /// Microseconds since 1970, cut toward the past.
    ///
    /// @throws ArithmeticException if the instant is further from 1970 than 292,271 years
    public static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), SECOND), Math.floorDiv(instant.getNano(), 1_000));
    }

    /// Microseconds, cut toward the past.
    ///
    /// @throws ArithmeticException if the duration is longer than 292,271 years
    public static long micros(Duration duration) {
        return Math.addExact(
                Math.multiplyExact(duration.getSeconds(), SECOND), Math.floorDiv(duration.getNano(), 1_000));
    }

    /// The instant in RFC 3339, in UTC with six decimals: `2026-03-01T10:00:00.000000Z`. Years beyond 0000–9999 have a
    /// sign and as many digits as they need.
    public static String text(long micros) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(Math.floorDiv(micros, SECOND), 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(27);
        int year = utc.getYear();
        if (year < 0 || year > 9999) {
            text.append(year < 0 ? '-' : '+');
        }
        pad(text, Math.abs(year), 4);
        pad(text.append('-'), utc.getMonthValue(), 2);
        pad(text.append('-'), utc.getDayOfMonth(), 2);
        pad(text.append('T'), utc.getHour(), 2);
        pad(text.append(':'), utc.getMinute(), 2);
        pad(text.append(':'), utc.getSecond(), 2);
        pad(text.append('.'), Math.floorMod(micros, SECOND), MICROS_FIELD);
        return text.append('Z').toString();
    }

    private static void pad(StringBuilder text, long number, int width) {
        String digits = Long.toString(number);
        text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }

    /// Reads an instant as RFC 3339 writes it, `2026-03-01T10:00:00.5+09:00`, also with a space or a small letter
    /// between day and time, as its section 5.6 allows; what is finer than a microsecond is cut
    /// toward the past. Empty where the text is anything else: an impossible date, no offset, a leap second.
    public static OptionalLong parse(CharSequence text) {
        int length = text.length();
        if (length < 20
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || !isBetween(text.charAt(10))
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return OptionalLong.empty();
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        if (year < 0 || month < 1 || month > 12 || day < 1 || hour < 0 || minute < 0 || second < 0) {
            return OptionalLong.empty();
        }
        if (day > days(year, month) || hour > 23 || minute > 59 || second > 59) {
            return OptionalLong.empty();
        }
        int at = 19;
        long fraction = 0;
        if (text.charAt(at) == '.') {
            int from = ++at;
            while (at < length && isDigit(text.charAt(at))) {
                fraction = at - from < MICROS_FIELD ? fraction * 10 + (text.charAt(at) - '0') : fraction;
                at++;
            }
            if (at == from || at == length) {
                return OptionalLong.empty();
            }
            for (int missing = at - from; missing < MICROS_FIELD; missing++) {
                fraction *= 10;
            }
        }
        int offset = offsetMinutes(text, at);
        if (offset == NO_OFFSET) {
            return OptionalLong.empty();
        }
        long minutes = (daysSince1970(year, month, day) * 24 + hour) * 60 + minute - offset;
        return OptionalLong.of(minutes * MINUTE + second * SECOND + fraction);
    }

    private static final int NO_OFFSET = Integer.MAX_VALUE;

    private static int offsetMinutes(CharSequence text, int at) {
        char sign = text.charAt(at);
        if ((sign | 0x20) == 'z') {
            return at + 1 == text.length() ? 0 : NO_OFFSET;
        }
        if ((sign != '+' && sign != '-') || at + 6 != text.length() || text.charAt(at + 3) != ':') {
            return NO_OFFSET;
        }
        int hours = digits(text, at + 1, at + 3);
        int minutes = digits(text, at + 4, at + 6);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return NO_OFFSET;
        }
        return sign == '-' ? -(hours * 60 + minutes) : hours * 60 + minutes;
    }

    private static boolean isBetween(char character) {
        return character == 'T' || character == 't' || character == ' ';
    }

    /// Reads digits, or −1 where there is anything else.
    private static int digits(CharSequence text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            if (!isDigit(text.charAt(at))) {
                return -1;
            }
            number = number * 10 + (text.charAt(at) - '0');
        }
        return number;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int days(int year, int month) {
        return switch (month) {
            case 2 -> IsoChronology.INSTANCE.isLeapYear(year) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /// Howard Hinnant's days_from_civil, for years 0000–9999.
    private static long daysSince1970(int year, int month, int day) {
        long shifted = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(shifted, 400L);
        long yearOfEra = shifted - era * 400;
        long dayOfYear = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    /// Reads a signed duration as CEL writes it: `90s`, `1h30m`, `-1.5s`, `250ms`, `10us`, `7ns`, cut toward the past.
    /// With `days`, `28d` is a duration too, as it is in definitions outside of CEL. Empty where the text is
    /// anything else or does not fit.
    public static OptionalLong parseDuration(String text, boolean days) {
        boolean negative = text.startsWith("-");
        int at = negative || text.startsWith("+") ? 1 : 0;
        if (text.substring(at).equals("0")) {
            return OptionalLong.of(0);
        }
        if (at == text.length()) {
            return OptionalLong.empty();
        }
        BigDecimal micros = BigDecimal.ZERO;
        while (at < text.length()) {
            int from = at;
            while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
                at++;
            }
            String number = text.substring(from, at);
            int unitFrom = at;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            long nanos = nanosIn(text.substring(unitFrom, at), days);
            if (nanos == 0
                    || number.isEmpty()
                    || number.equals(".")
                    || number.indexOf('.') != number.lastIndexOf('.')
                    || number.length() > 40) {
                return OptionalLong.empty();
            }
            micros = micros.add(new BigDecimal(number).multiply(BigDecimal.valueOf(nanos, 3)));
        }
        BigDecimal signed = negative ? micros.negate() : micros;
        try {
            return OptionalLong.of(signed.setScale(0, RoundingMode.FLOOR).longValueExact());
        } catch (ArithmeticException tooLong) {
            return OptionalLong.empty();
        }
    }

    private static long nanosIn(String unit, boolean days) {
        return switch (unit) {
            case "ns" -> 1;
            case "us", "µs" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            case "d" -> days ? 86_400_000_000_000L : 0;
            default -> 0;
        };
    }
}
