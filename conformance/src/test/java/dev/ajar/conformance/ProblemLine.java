package dev.ajar.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of `problems.txt`: where a problem must be, and words that its message must contain.
record ProblemLine(int line, int column, List<String> words) {

    private static final Pattern PLACE = Pattern.compile("(\\d+):(\\d+)(.*)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

    static ProblemLine of(String text) {
        Matcher place = PLACE.matcher(text);
        if (!place.matches()) {
            throw new IllegalArgumentException("problem: %s (expected: LINE:COLUMN \"words\")".formatted(text));
        }
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(place.group(3));
        while (word.find()) {
            words.add(word.group(1));
        }
        return new ProblemLine(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)), words);
    }

    boolean isMetBy(int line, int column, String message) {
        return this.line == line && this.column == column && words.stream().allMatch(message::contains);
    }
}
