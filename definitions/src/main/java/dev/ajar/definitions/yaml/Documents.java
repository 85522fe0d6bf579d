package dev.ajar.definitions.yaml;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.SourceText;
import dev.ajar.definitions.problem.Span;
import java.util.ArrayList;
import java.util.List;

/// Reads the documents of one file.
///
/// Each is read by itself, so that a slip in one of them hides nothing in the others.
public final class Documents {

    /// The most documents of a file.
    private static final int MOST = 1_000;

    /// The longest line. Parsers look far ahead on a line, and no editor shows one of this length anyway.
    private static final int LONGEST_LINE = 100_000;

    private Documents() {}

    /// What came of one document.
    public sealed interface Document {

        /// It could be read.
        record Read(Node root) implements Document {}

        /// It could not; why has been told.
        record Unread(Span span) implements Document {}
    }

    /// The documents of a file, without those in which nothing is written.
    public static List<Document> in(SourceText source, Problems problems) {
        var documents = new ArrayList<Document>();
        int longLine = source.longLine(LONGEST_LINE);
        if (longLine >= 0) {
            problems.error(
                    source.lineStart(longLine),
                    "the line is too long",
                    "at most %s characters".formatted(LONGEST_LINE));
            return List.of(new Document.Unread(source.whole()));
        }
        for (Span document : split(source)) {
            if (documents.size() == MOST) {
                problems.error(document, "more than %s documents in one file".formatted(MOST), "several files");
                break;
            }
            if (!isBlank(document)) {
                documents.add(new TreeBuilder(document, problems).read());
            }
        }
        return documents;
    }

    /// A line that begins with `---` ends one document and begins the next, wherever it stands.
    private static List<Span> split(SourceText source) {
        String text = source.text();
        var documents = new ArrayList<Span>();
        int from = 0;
        for (int line = 0; line >= 0; line = nextLine(text, line)) {
            if (line > from && isMarker(text, line)) {
                documents.add(new Span(source, from, line));
                from = line;
            }
        }
        documents.add(new Span(source, from, text.length()));
        return documents;
    }

    private static int nextLine(String text, int line) {
        int end = text.indexOf('\n', line);
        return end < 0 ? -1 : end + 1;
    }

    private static boolean isMarker(String text, int line) {
        int after = line + 3;
        return text.startsWith("---", line) && (after == text.length() || Character.isWhitespace(text.charAt(after)));
    }

    /// Whether there is nothing but comments, directives and markers.
    private static boolean isBlank(Span document) {
        return document.text()
                .lines()
                .map(String::strip)
                .allMatch(line -> line.isEmpty()
                        || line.startsWith("#")
                        || line.startsWith("%")
                        || line.equals("---")
                        || line.equals("..."));
    }
}
