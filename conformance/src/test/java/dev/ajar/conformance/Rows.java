package dev.ajar.conformance;

import java.util.ArrayList;
import java.util.List;

/// The rows of a CSV text, each as it is written, so that `""` and nothing stay two things.
final class Rows {

    private Rows() {}

    static List<String> of(String text) {
        List<String> rows = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == '"') {
                quoted = !quoted;
            } else if (character == '\n' && !quoted) {
                rows.add(text.substring(begin, at));
                begin = at + 1;
            }
        }
        if (begin < text.length()) {
            rows.add(text.substring(begin));
        }
        return rows;
    }
}
