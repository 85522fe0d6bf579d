package dev.ajar.store.event;

import java.util.List;

/// A piece of a pattern of a time: letters that stand for something, or text that stands for itself.
@FunctionalInterface
interface TimePiece {

    /// What [#read] gives where the text does not go on like this.
    int NONE = -1;

    /// Reads the piece.
    ///
    /// @return where the next piece begins, or [#NONE]
    int read(String text, int at, LocalMoment moment);

    /// The short names of months, in English whatever the place.
    List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    /// Takes a number that was read.
    @FunctionalInterface
    interface Field {
        void set(LocalMoment moment, int number);
    }

    static TimePiece literal(String literal) {
        return (text, at, ignored) -> text.startsWith(literal, at) ? at + literal.length() : NONE;
    }

    /// A run of one letter.
    ///
    /// @throws IllegalArgumentException if it stands for nothing
    static TimePiece letters(String run) {
        return switch (run) {
            case "uuuu" -> digits(4, 4, (moment, number) -> moment.year = number);
            case "yy" -> digits(2, 2, (moment, number) -> moment.year = 2000 + number);
            case "MMM" -> TimePiece::monthName;
            case "MM" -> digits(2, 2, (moment, number) -> moment.month = number);
            case "M" -> digits(1, 2, (moment, number) -> moment.month = number);
            case "dd" -> digits(2, 2, (moment, number) -> moment.day = number);
            case "d" -> digits(1, 2, (moment, number) -> moment.day = number);
            case "HH" -> digits(2, 2, (moment, number) -> moment.hour = number);
            case "H" -> digits(1, 2, (moment, number) -> moment.hour = number);
            case "mm" -> digits(2, 2, (moment, number) -> moment.minute = number);
            case "m" -> digits(1, 2, (moment, number) -> moment.minute = number);
            case "ss" -> digits(2, 2, (moment, number) -> moment.second = number);
            case "s" -> digits(1, 2, (moment, number) -> moment.second = number);
            case "XX" -> offset(false);
            case "XXX" -> offset(true);
            default -> {
                if (!run.replace("S", "").isEmpty()) {
                    throw new IllegalArgumentException("no letters of a time: %s".formatted(run));
                }
                yield fraction(run.length());
            }
        };
    }

    private static TimePiece digits(int least, int most, Field field) {
        return (text, at, moment) -> {
            int end = digitsEnd(text, at, most);
            if (end - at < least) {
                return NONE;
            }
            field.set(moment, number(text, at, end));
            return end;
        };
    }

    private static int monthName(String text, int at, LocalMoment moment) {
        int month = at + 3 <= text.length() ? MONTHS.indexOf(text.substring(at, at + 3)) : NONE;
        moment.month = month + 1;
        return month < 0 ? NONE : at + 3;
    }

    /// Digits after the point of a second, cut after the sixth.
    private static TimePiece fraction(int digits) {
        return (text, at, moment) -> {
            int end = digitsEnd(text, at, digits);
            if (end - at < digits) {
                return NONE;
            }
            moment.micros = number(text, at, Math.min(end, at + 6));
            for (int missing = digits; missing < 6; missing++) {
                moment.micros *= 10;
            }
            return end;
        };
    }

    /// `+0900`, with a colon `+09:00`, or `Z`.
    private static TimePiece offset(boolean colon) {
        return (text, at, moment) -> {
            if (text.startsWith("Z", at)) {
                return at + 1;
            }
            int minutesAt = at + (colon ? 4 : 3);
            int end = minutesAt + 2;
            if (end > text.length()
                    || "+-".indexOf(text.charAt(at)) < 0
                    || (colon && text.charAt(at + 3) != ':')
                    || digitsEnd(text, at + 1, 2) != at + 3
                    || digitsEnd(text, minutesAt, 2) != end) {
                return NONE;
            }
            int hours = number(text, at + 1, at + 3);
            int minutes = number(text, minutesAt, end);
            moment.offsetMinutes = (hours * 60 + minutes) * (text.charAt(at) == '-' ? -1 : 1);
            return hours > 23 || minutes > 59 ? NONE : end;
        };
    }

    private static int digitsEnd(String text, int from, int most) {
        int at = from;
        while (at < text.length() && at - from < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + (text.charAt(at) - '0');
        }
        return number;
    }
}
