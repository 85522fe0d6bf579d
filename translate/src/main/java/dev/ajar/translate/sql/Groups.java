package dev.ajar.translate.sql;

/// Groups of patterns, in the part of RE2 that all engines read alike.
final class Groups {

    private Groups() {}

    /// The pattern with no group but the first, which is the only one that is taken; not every database could tell
    /// which.
    static String onlyFirst(String pattern) {
        StringBuilder only = new StringBuilder();
        boolean inClass = false;
        boolean found = false;
        String to = Conditions.toTheVeryEnd(pattern);
        for (int at = 0; at < to.length(); at++) {
            char character = to.charAt(at);
            only.append(character);
            if (character == '\\') {
                only.append(to.charAt(++at));
            } else if (character == '[') {
                inClass = true;
            } else if (character == ']') {
                inClass = false;
            } else if (character == '(' && !inClass && to.charAt(at + 1) != '?') {
                only.append(found ? "?:" : "");
                found = true;
            }
        }
        return only.toString();
    }
}
