import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Holds every library that the rooms use, test libraries too, against the checksums on file.
///
/// `java Lock.java check|write FILE LIST...`: each LIST is what `dependency:list` wrote for one room. So a library that
/// was changed where it is kept, or that comes along unasked, does not go unseen.
class Lock {

    public static void main(String[] arguments) throws IOException {
        boolean write = arguments[0].equals("write");
        Path file = Path.of(arguments[1]).normalize();
        var found = new TreeSet<String>();
        for (String list : Arrays.asList(arguments).subList(2, arguments.length)) {
            try (Stream<String> lines = Files.lines(Path.of(list))) {
                lines.map(String::strip)
                        .filter(line -> line.split(":").length > 4)
                        .map(Lock::entry)
                        .forEach(found::add);
            }
        }
        if (write) {
            Files.write(file, found);
            return;
        }
        var locked = new TreeSet<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        found.stream().filter(entry -> !locked.contains(entry)).forEach(entry -> System.err.println("+ " + entry));
        locked.stream().filter(entry -> !found.contains(entry)).forEach(entry -> System.err.println("- " + entry));
        if (!found.equals(locked)) {
            System.err.println(file.getFileName() + " does not agree with what was resolved (+). If that is wanted:"
                    + " ./mvnw -B -Plock -DskipTests verify");
            System.exit(1);
        }
    }

    /// From `group:artifact:jar:version:scope:/where/it/is.jar` to `group:artifact:jar:version sha256:…`.
    private static String entry(String line) {
        String library =
                line.split(" -- ")[0].replaceAll("\u001B\\[[;\\d]*m", "").split(" \\(")[0];
        String[] parts = library.split(":");
        int scope = Arrays.asList(parts).indexOf("test");
        for (String other : List.of("compile", "runtime", "provided")) {
            scope = scope < 0 ? Arrays.asList(parts).indexOf(other) : scope;
        }
        String name = String.join(":", Arrays.asList(parts).subList(0, scope));
        String where = String.join(":", Arrays.asList(parts).subList(scope + 1, parts.length));
        return name + " sha256:" + sha256(Path.of(where));
    }

    private static String sha256(Path file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = Files.newInputStream(file)) {
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
