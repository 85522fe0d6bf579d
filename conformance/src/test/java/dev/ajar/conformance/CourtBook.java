package dev.ajar.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// How each engine did, chapter by chapter: printed, and written down as one `ENGINE.csv` each, so that courts in
/// several rooms come to one table (`scripts/Court.java`).
final class CourtBook {

    /// The chapter of histories that were made up.
    private static final String MADE_UP = "made up";

    private static final int WIDTH = 28;

    private record Count(int tried, int agreed) {
        Count plus(Count other) {
            return new Count(tried + other.tried, agreed + other.agreed);
        }
    }

    private final SortedMap<String, SortedMap<String, Count>> engines = new TreeMap<>();
    private final boolean madeUp;

    /// @param madeUp whether what is tried are histories that were made up, not the law book
    CourtBook(boolean madeUp) {
        this.madeUp = madeUp;
    }

    /// An engine begins with a case.
    void tries(Case tried, String engine) {
        count(chapter(tried), engine, new Count(1, 0));
    }

    /// The same of what it is held to.
    void tries(Set<Aspect> aspects, String engine) {
        aspects.forEach(aspect -> count(aspect.words(), engine, new Count(1, 0)));
    }

    /// An engine has decided a case as it must.
    void agrees(Case tried, String engine) {
        count(chapter(tried), engine, new Count(0, 1));
    }

    /// The same of what it was held to.
    void agrees(Set<Aspect> aspects, String engine) {
        aspects.forEach(aspect -> count(aspect.words(), engine, new Count(0, 1)));
    }

    private String chapter(Case tried) {
        return madeUp ? MADE_UP : tried.chapter();
    }

    private synchronized void count(String row, String engine, Count count) {
        engines.computeIfAbsent(engine, ignored -> new TreeMap<>()).merge(row, count, Count::plus);
    }

    /// Puts it down where the room keeps what it makes.
    synchronized void write(Path target) {
        Path folder = target.resolve("court").resolve(madeUp ? "made-up" : "law-book");
        try {
            Files.createDirectories(folder);
            for (var engine : engines.entrySet()) {
                List<String> lines = new ArrayList<>(List.of("chapter;tried;agreed"));
                engine.getValue()
                        .forEach((chapter, count) ->
                                lines.add(String.join(";", chapter, text(count.tried()), text(count.agreed()))));
                Files.write(folder.resolve(engine.getKey() + ".csv"), lines);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// For people who read the log of a build.
    synchronized String table() {
        SortedSet<String> chapters = new TreeSet<>();
        engines.values().forEach(each -> chapters.addAll(each.keySet()));
        StringBuilder table =
                new StringBuilder("the court: by chapter and engine, with how many of the cases it agreed\n");
        table.append(right("chapter", WIDTH));
        engines.keySet().forEach(engine -> table.append(right(engine, 12)));
        table.append('\n');
        for (String chapter : chapters) {
            table.append(right(chapter, WIDTH));
            engines.values().forEach(each -> {
                Count count = each.getOrDefault(chapter, new Count(0, 0));
                table.append(right(text(count.agreed()) + "/" + text(count.tried()), 12));
            });
            table.append('\n');
        }
        return table.toString();
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
