import static com.palantir.javaformat.java.JavaFormatterOptions.Style.PALANTIR;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks whether every Java source under a folder has the form of the house, or gives it that form.
///
/// `java Style.java check|write FOLDER`, with the formatter on the class path. One program for all rooms, because
/// starting the formatter takes longer than using it.
class Style {

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".ajar");

    private static final String FORMATTED = "formatted";

    private static final int WIDTH = 120;

    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(PALANTIR).build());

    public static void main(String[] arguments) throws IOException {
        boolean write = arguments[0].equals("write");
        Path house = Path.of(arguments[1]).normalize();
        List<String> said = sources(house).parallelStream()
                .flatMap(source -> Stream.of(formed(source, write))
                        .filter(outcome -> !outcome.isEmpty())
                        .map(outcome -> house.relativize(source) + ": " + outcome))
                .sorted()
                .toList();
        said.forEach(System.err::println);
        if (!said.stream().allMatch(each -> each.endsWith(FORMATTED))) {
            System.err.println("To put them right: ./mvnw -B -Pformat -pl style process-sources");
            System.exit(1);
        }
    }

    /// What there is to say of a source; nothing if it is in form.
    private static String formed(Path source, boolean write) {
        try {
            String before = Files.readString(source);
            String after = inForm(before);
            if (after.equals(before)) {
                return "";
            }
            if (write) {
                Files.writeString(source, after);
                return FORMATTED;
            }
            return "not in form";
        } catch (FormatterException notJava) {
            return notJava.getMessage();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The formatter breaks a long line of a Markdown comment so that its second half is no comment any more. So it
    /// only ever sees the numbers of such lines; the lines come back afterwards, and are broken here.
    private static String inForm(String source) throws FormatterException {
        String imported = RemoveUnusedImports.removeUnusedImports(ImportOrderer.reorderImports(source, PALANTIR));
        var comments = new ArrayList<String>();
        var numbered = new StringJoiner("\n", "", "\n");
        imported.lines().forEach(line -> {
            if (isComment(line)) {
                numbered.add("///" + comments.size());
                comments.add(line.strip());
            } else {
                numbered.add(line);
            }
        });
        var lines = new ArrayList<String>();
        FORMATTER.formatSource(numbered.toString()).lines().forEach(line -> {
            int start = line.indexOf("///");
            lines.add(isComment(line) ? line.substring(0, start) + comments.get(numberIn(line)) : line);
        });
        for (int at = 0; at < lines.size(); at++) {
            breakComment(lines, at);
        }
        if (!words(lines.stream()).equals(words(source.lines()))) {
            throw new IllegalStateException("formatting would change the words of a comment");
        }
        return String.join("\n", lines) + "\n";
    }

    private static boolean isComment(String line) {
        return line.strip().startsWith("///");
    }

    private static int numberIn(String comment) {
        return Integer.parseInt(comment.strip().substring(3).strip());
    }

    private static String words(Stream<String> lines) {
        return lines.filter(Style::isComment)
                .map(line -> line.strip().substring(3).strip())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /// Breaks a comment that is too long. What is left over goes to the front of the next line if that goes on with the
    /// same thought, and else becomes a line of its own.
    private static void breakComment(List<String> lines, int at) {
        String line = lines.get(at);
        int end = line.length() <= WIDTH ? -1 : line.lastIndexOf(' ', WIDTH);
        int start = line.indexOf("///") + 4;
        if (!isComment(line) || end <= start) {
            return;
        }
        String text = line.substring(start);
        String inset = text.startsWith("@") ? "    " : text.startsWith("- ") ? "  " : text.replaceAll("\\S.*", "");
        String front = line.substring(0, start) + inset;
        String left = front + line.substring(end).strip();
        String next = at + 1 < lines.size() ? lines.get(at + 1) : "";
        boolean goesOn =
                next.startsWith(front) && next.substring(front.length()).matches("[\\p{L}\\p{N}\\[(].*");
        lines.set(at, line.substring(0, end));
        if (goesOn) {
            lines.set(at + 1, left + " " + next.substring(front.length()));
        } else {
            lines.add(at + 1, left);
        }
    }

    private static List<Path> sources(Path house) throws IOException {
        var sources = new ArrayList<Path>();
        Files.walkFileTree(house, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes ignored) {
                Path name = folder.getFileName();
                boolean ours = name == null || !NOT_OURS.contains(name.toString());
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes ignored) {
                if (file.toString().endsWith(".java")) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }
}
