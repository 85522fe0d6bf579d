package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.yaml.Node.Style;
import dev.ajar.definitions.yaml.Node.Text;
import dev.ajar.expression.Time;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What people write for a duration that is none.
final class DurationSlip {

    private static final Pattern CLOCK = Pattern.compile("[0-9]{1,6}(:[0-5]?[0-9]){1,2}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");
    private static final String EXAMPLES = "a duration such as `90s`, `15m`, `1h30m`, `28d` or `250ms`";

    private DurationSlip() {}

    /// What is wrong with it.
    static String of(Text text) {
        String word = text.text().strip();
        return CLOCK.matcher(word).matches() && text.style() == Style.PLAIN
                ? "%s was read as %s".formatted(word, seconds(word))
                : "%s is no duration".formatted(Words.quoted(word));
    }

    static String expected(Text text) {
        return mended(text.text().strip()).map("a duration: `%s`"::formatted).orElse(EXAMPLES);
    }

    private static Optional<String> mended(String word) {
        if (CLOCK.matcher(word).matches()) {
            return Optional.of(seconds(word) + "s");
        }
        if (NUMBER.matcher(word).matches()) {
            return Optional.of(word + "s");
        }
        String tight = word.toLowerCase(Locale.ROOT)
                .replace(" ", "")
                .replaceAll("(seconds?|secs?)$", "s")
                .replaceAll("(minutes?|mins?)$", "m")
                .replaceAll("(hours?|hrs?)$", "h")
                .replaceAll("days?$", "d")
                .replaceAll("weeks?$", "w");
        if (tight.matches("[0-9]{1,4}w")) {
            return Optional.of(Long.parseLong(tight.substring(0, tight.length() - 1)) * 7 + "d");
        }
        return Time.parseDuration(tight, true).isPresent() && !tight.equals("0")
                ? Optional.of(tight)
                : Optional.empty();
    }

    /// YAML's old version counts `1:30` in sixties.
    private static long seconds(String clock) {
        long seconds = 0;
        for (String part : clock.split(":", -1)) {
            seconds = seconds * 60 + Long.parseLong(part);
        }
        return seconds;
    }
}
