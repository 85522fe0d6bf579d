package dev.ajar.definitions;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Brings in the texts of files and folders, in bounded time and memory.
final class DefinitionFiles {

    /// The longest file, in bytes.
    private static final int LONGEST = 4 * 1024 * 1024;

    private static final int MOST = 10_000;
    private static final int DEEPEST = 32;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Problems problems;
    private final List<SourceText> texts = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();

    DefinitionFiles(Problems problems) {
        this.problems = problems;
    }

    /// What could be read. A file that is no text has been told of.
    List<SourceText> texts() {
        return texts;
    }

    /// What could not, each with why: `slo: no such file or folder`.
    List<String> unreadable() {
        return unreadable;
    }

    /// Takes a file, or all YAML files below a folder in the order of their names.
    void add(Path path) {
        if (!Files.isDirectory(path)) {
            read(path);
            return;
        }
        List<Path> found = below(path);
        if (found.isEmpty()) {
            unreadable.add(path + ": no *.yaml or *.yml file in it");
        } else if (found.size() > MOST) {
            unreadable.add("%s: more than %s files".formatted(path, MOST));
        } else {
            found.forEach(this::read);
        }
    }

    private List<Path> below(Path folder) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes ignored) {
                    return isHidden(each) && !each.equals(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() && isYaml(each) && !isHidden(each)) {
                        found.add(each);
                    }
                    return found.size() > MOST ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path each, IOException failure) {
                    // A link to a folder above it, or to nothing: there is nothing to read.
                    if (failure instanceof AccessDeniedException) {
                        unreadable.add(each + ": " + why(failure));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            unreadable.add(folder + ": " + why(failure));
        }
        Collections.sort(found);
        return found;
    }

    private static boolean isYaml(Path file) {
        return file.toString().endsWith(".yaml") || file.toString().endsWith(".yml");
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null
                && name.toString().startsWith(".")
                && name.toString().length() > 2;
    }

    private void read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (!seen.add(file.toRealPath())) {
                return;
            }
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                refuse(file, "the file is too long", "at most 4 MiB");
            } else {
                decode(file, bytes);
            }
        } catch (IOException failure) {
            unreadable.add(file + ": " + why(failure));
        }
    }

    private void decode(Path file, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer characters = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), characters, true);
        String text = characters.flip().toString();
        if (result.isError()) {
            // What comes before the broken byte can be shown; what comes after is anybody's guess.
            problems.error(
                    new SourceText(file.toString(), text).end(),
                    "from here on the file is no UTF-8",
                    "a file in UTF-8");
        } else {
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            texts.add(new SourceText(file.toString(), marked ? text.substring(1) : text));
        }
    }

    private void refuse(Path file, String what, String expected) {
        problems.error(new SourceText(file.toString(), "").end(), what, expected);
    }

    private static String why(IOException failure) {
        return switch (failure) {
            case NoSuchFileException ignored -> "no such file or folder";
            case AccessDeniedException ignored -> "no permission to read it";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
