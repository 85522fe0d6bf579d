package dev.ajar.cli.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A folder that is exported into, maybe again and again, and in which people work as well.
///
/// What was written is remembered in the file [#MEMORY], each file with its hash: so a later export knows what it may
/// write over, what somebody changed since, and what is no longer made.
public final class ExportFolder {

    /// The file that remembers.
    public static final String MEMORY = ".ajar-export";

    private final Path folder;
    private final Set<String> yours;

    /// @param yours files that are written once and belong to whoever exports from then on
    public ExportFolder(Path folder, Set<String> yours) {
        this.folder = folder;
        this.yours = Set.copyOf(yours);
    }

    /// What came of an export.
    public sealed interface Outcome {

        /// All is written.
        ///
        /// @param written files that are new or other than before
        /// @param removed files that are no longer made
        /// @param kept files that are no longer made, but were changed and so stay; and those that are yours
        record Done(List<String> written, List<String> removed, List<String> kept) implements Outcome {}

        /// Nothing is written, for these files are not as an export left them.
        record Changed(List<String> files) implements Outcome {}
    }

    /// Writes these files.
    ///
    /// @param files the text of each by its place in the folder
    /// @param force whether changed files are written over
    public Outcome write(SortedMap<String, String> files, boolean force) throws IOException {
        Map<String, String> before = remembered();
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            String name = file.getKey();
            if (!yours.contains(name) && isChanged(name, before) && !isSame(name, file.getValue())) {
                changed.add(name);
            }
        }
        if (!changed.isEmpty() && !force) {
            return new Outcome.Changed(changed);
        }
        List<String> written = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        StringBuilder memory = new StringBuilder();
        for (Map.Entry<String, String> file : files.entrySet()) {
            String name = file.getKey();
            memory.append(hash(file.getValue())).append("  ").append(name).append('\n');
            if (isSame(name, file.getValue())) {
                continue;
            }
            if (yours.contains(name) && Files.exists(folder.resolve(name)) && !force) {
                kept.add(name);
                continue;
            }
            Path place = folder.resolve(name);
            Files.createDirectories(place.getParent());
            Files.writeString(place, file.getValue());
            written.add(name);
        }
        List<String> removed = new ArrayList<>();
        for (String name : before.keySet()) {
            if (!files.containsKey(name) && Files.isRegularFile(folder.resolve(name))) {
                if (isChanged(name, before)) {
                    kept.add(name);
                } else {
                    Files.delete(folder.resolve(name));
                    removed.add(name);
                }
            }
        }
        Files.writeString(folder.resolve(MEMORY), memory.toString());
        return new Outcome.Done(written, removed, kept);
    }

    private boolean isSame(String name, String text) throws IOException {
        Path place = folder.resolve(name);
        return Files.isRegularFile(place) && hash(text).equals(hash(Files.readAllBytes(place)));
    }

    private boolean isChanged(String name, Map<String, String> before) throws IOException {
        Path place = folder.resolve(name);
        return Files.exists(place)
                && (!Files.isRegularFile(place)
                        || !hash(Files.readAllBytes(place)).equals(before.get(name)));
    }

    private Map<String, String> remembered() throws IOException {
        Path memory = folder.resolve(MEMORY);
        Map<String, String> remembered = new TreeMap<>();
        if (Files.isRegularFile(memory)) {
            for (String line : Files.readAllLines(memory)) {
                int gap = line.indexOf("  ");
                // A name that leads out of the folder is nothing that an export wrote.
                if (gap > 0
                        && folder.resolve(line.substring(gap + 2)).normalize().startsWith(folder.normalize())) {
                    remembered.put(line.substring(gap + 2), line.substring(0, gap));
                }
            }
        }
        return remembered;
    }

    private static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
