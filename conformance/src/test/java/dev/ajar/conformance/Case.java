package dev.ajar.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// One folder of the law book: a story, a definition, and what must come of it (see `cases/README.md`).
///
/// @param asked what the story's front matter asks: `as-of`, `from`, `to`
record Case(Path folder, Map<String, String> asked) {

    private static final String FRONT = "---";

    /// All cases of a folder, by name.
    static List<Case> in(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(each -> Files.exists(each.resolve("story.md")))
                    .sorted()
                    .map(Case::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Case of(Path folder) {
        Map<String, String> asked = new TreeMap<>();
        List<String> lines = lines(folder.resolve("story.md"));
        if (lines.get(0).equals(FRONT)) {
            for (String line : lines.subList(1, lines.subList(1, lines.size()).indexOf(FRONT) + 1)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    asked.put(
                            line.substring(0, colon).strip(),
                            unquoted(line.substring(colon + 1).strip()));
                }
            }
        }
        return new Case(folder, asked);
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    String name() {
        return folder.getFileName().toString();
    }

    /// Its story; of one that was made up it tells the seed.
    String story() {
        return "%s\n%s".formatted(name(), String.join("\n", lines(folder.resolve("story.md"))));
    }

    /// The chapter of the contract it belongs to.
    String chapter() {
        return name().substring(0, Math.max(1, name().indexOf('.')));
    }

    Path definition() {
        return folder.resolve("definition.yaml");
    }

    /// Whether the definition must be refused.
    boolean isRefused() {
        return Files.exists(folder.resolve("problems.txt"));
    }

    List<String> problems() {
        return lines(folder.resolve("problems.txt"));
    }

    String verdicts() {
        try {
            return Files.readString(folder.resolve("verdicts.csv"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean hasExpectations() {
        return Files.exists(folder.resolve("expected.json"));
    }

    Path expectations() {
        return folder.resolve("expected.json");
    }

    /// The logs: everything that is none of the files above.
    List<Path> logs() {
        List<String> others = List.of("story.md", "definition.yaml", "problems.txt", "verdicts.csv", "expected.json");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !others.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
