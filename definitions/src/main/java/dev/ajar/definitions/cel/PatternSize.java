package dev.ajar.definitions.cel;

import java.util.ArrayDeque;
import java.util.Deque;

/// Keeps patterns small before anything tries to compile them: `(a{1,1000}){1,1000}` is short, its machine is not.
final class PatternSize {

    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 20;
    private static final long MOST = 1_000;

    private final String pattern;

    /// For every open group, how many characters it stands for so far.
    private final Deque<Long> open = new ArrayDeque<>();

    private long size;
    private long last;
    private int at;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /// Whether it is short, not nested deeply, and repeats nothing absurdly often.
    static boolean isModest(String pattern) {
        return pattern.length() <= LONGEST && new PatternSize(pattern).fits();
    }

    private boolean fits() {
        while (at < pattern.length() && open.size() <= DEEPEST && size <= LONGEST + MOST) {
            switch (pattern.charAt(at)) {
                case '\\' -> atom(2);
                case '[' -> atom(bracketLength());
                case '(' -> {
                    open.push(size);
                    size = 0;
                    at++;
                }
                case ')' -> {
                    last = size + 1;
                    size = last + (open.isEmpty() ? 0 : open.pop());
                    at++;
                }
                case '{' -> braces();
                default -> atom(1);
            }
        }
        return open.size() <= DEEPEST && size <= LONGEST + MOST;
    }

    private void atom(int length) {
        last = 1;
        size++;
        at += length;
    }

    private int bracketLength() {
        int end = at + 1;
        while (end < pattern.length() && (pattern.charAt(end) != ']' || end == at + 1)) {
            end += pattern.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1 - at;
    }

    /// What was last stands for as much as it may be repeated.
    private void braces() {
        int end = pattern.indexOf('}', at);
        String counts = end < 0 ? "" : pattern.substring(at + 1, end);
        if (counts.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
            int comma = counts.indexOf(',');
            long least = Long.parseLong(comma < 0 ? counts : counts.substring(0, comma));
            long most = comma < 0 || comma == counts.length() - 1 ? least : Long.parseLong(counts.substring(comma + 1));
            size += last * (Math.max(Math.max(least, most), 1) - 1);
            last *= Math.max(Math.max(least, most), 1);
            at = end + 1;
        } else {
            atom(1);
        }
    }
}
