package dev.ajar.definitions.problem;

/// Some characters of a line of a file, with enough of the line around them to show.
///
/// Lines and columns count from 1; a column is a character as people count them (a code point), not a byte.
///
/// @param before what is shown of the line before the marked characters
/// @param marked the characters meant; may be empty at the end of a line
/// @param after what is shown of the line after them
public record Place(String file, int line, int column, String before, String marked, String after)
        implements Comparable<Place> {

    /// How many characters are marked.
    public int length() {
        return marked.codePointCount(0, marked.length());
    }

    /// What is shown of the line.
    public String text() {
        return before + marked + after;
    }

    @Override
    public int compareTo(Place other) {
        int files = file.compareTo(other.file);
        int lines = Integer.compare(line, other.line);
        return files != 0 ? files : lines != 0 ? lines : Integer.compare(column, other.column);
    }
}
