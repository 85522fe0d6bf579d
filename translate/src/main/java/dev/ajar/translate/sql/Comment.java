package dev.ajar.translate.sql;

import java.util.ArrayList;
import java.util.List;

/// What people wrote, as lines of comments. Whatever it holds, it stays in the comment.
final class Comment {

    private static final int WIDTH = 110;

    private Comment() {}

    /// The text as lines that begin with `--`. What could end a line, or turn it around, becomes a space.
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("--");
        for (String word : tame(text).strip().split(" +", -1)) {
            if (line.length() > 2 && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder("--");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String tame(String text) {
        StringBuilder tame = new StringBuilder();
        text.codePoints()
                .map(point -> switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SPACE_SEPARATOR -> ' ';
                    default -> point;
                })
                .forEach(tame::appendCodePoint);
        return tame.toString();
    }
}
