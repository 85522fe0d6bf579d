package dev.ajar.cli.measure;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/// File names with `*`, `?` and `**`, for shells that do not expand them.
public final class Globs {

    private Globs() {}

    /// The files that a name means, in the order of their names: itself where there is such a file or where it has no
    /// wildcard; otherwise every file that matches.
    ///
    /// @return empty where nothing matches
    /// @throws IOException if a folder cannot be read
    public static List<Path> expand(String name) throws IOException {
        Path literal = Path.of(name);
        if (Files.exists(literal) || !isGlob(name)) {
            return List.of(literal);
        }
        Path base = base(literal);
        PathMatcher matcher = matcher(literal.normalize().toString());
        PathMatcher here = matcher(literal.normalize().toString().replace("**/", ""));
        int depth = name.contains("**") ? Integer.MAX_VALUE : literal.getNameCount() - base.getNameCount() + 1;
        if (!Files.isDirectory(base)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(base, depth)) {
            return found.filter(Files::isRegularFile)
                    .filter(path -> matcher.matches(path.normalize()) || here.matches(path.normalize()))
                    .sorted()
                    .toList();
        }
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    private static boolean isGlob(String name) {
        return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('[') >= 0;
    }

    /// The longest beginning without a wildcard.
    private static Path base(Path glob) {
        Path base = glob.isAbsolute() ? glob.getRoot() : Path.of("");
        for (Path part : glob) {
            if (isGlob(part.toString())) {
                break;
            }
            base = base.resolve(part);
        }
        return base;
    }
}
