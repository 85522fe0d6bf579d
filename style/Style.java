import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
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

/// Asks whether every Java source under a folder has the form of the house, or gives it that form.
///
/// `java Style.java check|write FOLDER`, with the formatter on the class path. One program for all rooms, because
/// starting the formatter takes longer than using it.
class Style {

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".ajar");

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    public static void main(String[] arguments) throws IOException {
        boolean write = arguments[0].equals("write");
        Path house = Path.of(arguments[1]).normalize();
        List<String> outOfForm = sources(house).parallelStream()
                .filter(source -> !inForm(source, write))
                .map(source -> house.relativize(source).toString())
                .sorted()
                .toList();
        outOfForm.forEach(source -> System.err.println((write ? "formatted " : "not in form: ") + source));
        if (!write && !outOfForm.isEmpty()) {
            System.err.println("To put them right: ./mvnw -q -Pformat -pl style process-sources");
            System.exit(1);
        }
    }

    private static boolean inForm(Path source, boolean write) {
        try {
            String before = Files.readString(source);
            String after = FORMATTER.formatSourceAndFixImports(before);
            if (write && !after.equals(before)) {
                Files.writeString(source, after);
            }
            return after.equals(before);
        } catch (FormatterException notJava) {
            System.err.println(source + ": " + notJava.getMessage());
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
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
