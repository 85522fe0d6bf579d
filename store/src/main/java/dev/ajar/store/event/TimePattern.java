package dev.ajar.store.event;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.model.Source.TimeFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads times written by a pattern of letters (semantics.md §1), strictly: what the pattern does not say is not read.
///
/// For one thread.
final class TimePattern {

    private final List<TimePiece> pieces;
    private final @Nullable ZoneId zone;
    private final int year;
    private final LocalMoment moment = new LocalMoment();

    TimePattern(TimeFormat.Pattern pattern) {
        this.pieces = pieces(pattern.letters());
        this.zone = pattern.zone().isEmpty() ? null : ZoneId.of(pattern.zone());
        this.year = pattern.year();
    }

    private static List<TimePiece> pieces(String letters) {
        List<TimePiece> pieces = new ArrayList<>();
        int at = 0;
        while (at < letters.length()) {
            char letter = letters.charAt(at);
            int from = at++;
            if (letter == '\'') {
                int close = letters.indexOf('\'', at);
                int end = close < 0 ? letters.length() : close;
                pieces.add(TimePiece.literal(end == at ? "'" : letters.substring(at, end)));
                at = Math.min(end + 1, letters.length());
            } else if (Character.isLetter(letter)) {
                while (at < letters.length() && letters.charAt(at) == letter) {
                    at++;
                }
                pieces.add(TimePiece.letters(letters.substring(from, at)));
            } else {
                pieces.add(TimePiece.literal(String.valueOf(letter)));
            }
        }
        return pieces;
    }

    /// The instant; unknown where the text is not written like this, or there is no such time.
    Value read(String text) {
        moment.begin(year);
        int at = 0;
        for (TimePiece piece : pieces) {
            at = piece.read(text, at, moment);
            if (at == TimePiece.NONE) {
                return Value.UNKNOWN;
            }
        }
        return at == text.length() && moment.isPossible() ? new InstantValue(moment.micros(zone)) : Value.UNKNOWN;
    }
}
