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
                at = quoted(letters, at, pieces);
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

    /// Reads text in quotes, which stands for itself. Two quotes are a quote, inside of quotes and outside.
    ///
    /// @param from after the first quote
    /// @return where the next piece begins
    private static int quoted(String letters, int from, List<TimePiece> pieces) {
        StringBuilder text = new StringBuilder();
        int at = from;
        while (at < letters.length()) {
            char letter = letters.charAt(at++);
            if (letter == '\'') {
                if (at == letters.length() || letters.charAt(at) != '\'') {
                    break;
                }
                at++;
            }
            text.append(letter);
        }
        pieces.add(TimePiece.literal(text.isEmpty() ? "'" : text.toString()));
        return at;
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
