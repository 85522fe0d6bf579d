package dev.ajar.cli.measure;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.model.Source;
import dev.ajar.store.Input;
import dev.ajar.store.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The files that a command line names, found.
public final class Inputs {

    private static final String STANDARD_INPUT = "-";

    private final List<Source> sources;
    private final InputStream standardInput;
    private final List<Input> found = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private boolean standardInputTaken;

    /// @param sources the sources that are defined
    /// @param standardInput what `-` means
    public Inputs(List<Source> sources, InputStream standardInput) {
        this.sources = sources;
        this.standardInput = standardInput;
    }

    /// Takes files of events: a name, a pattern, or `-`.
    public void events(String name) {
        origins(name).forEach(origin -> found.add(new Input.Events(origin)));
    }

    /// Takes files that are read through a source: `NAME=FILE`.
    public void rows(String nameAndFile) {
        int equals = nameAndFile.indexOf('=');
        if (equals <= 0 || equals == nameAndFile.length() - 1) {
            problems.add("--source %s: expected NAME=FILE, for example charging=log.csv".formatted(nameAndFile));
            return;
        }
        String name = nameAndFile.substring(0, equals);
        sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .ifPresentOrElse(
                        source -> origins(nameAndFile.substring(equals + 1))
                                .forEach(origin -> found.add(new Input.Rows(origin, source))),
                        () -> problems.add(noSource(name)));
    }

    private String noSource(String name) {
        List<String> names = sources.stream().map(Source::name).toList();
        List<String> nearest = new Problems().nearest(name, names);
        return names.isEmpty()
                ? "--source %s: no Source is defined".formatted(name)
                : "--source %s: no such Source (there is: %s)%s"
                        .formatted(
                                name,
                                String.join(", ", names),
                                nearest.isEmpty() ? "" : "\ndid you mean %s?".formatted(String.join(" or ", nearest)));
    }

    private List<Origin> origins(String name) {
        if (name.equals(STANDARD_INPUT)) {
            if (standardInputTaken) {
                problems.add("-: standard input can be read only once");
            }
            standardInputTaken = true;
            return List.of(new Origin.Stream("standard input", standardInput));
        }
        try {
            List<Path> files = Globs.expand(name);
            if (files.isEmpty()) {
                problems.add(name + ": no file matches");
            }
            for (Path file : files) {
                if (!Files.exists(file)) {
                    problems.add(file + ": no such file");
                } else if (Files.isDirectory(file)) {
                    problems.add(
                            "%s: a folder (expected: a file, or a pattern such as %s/*.ndjson)".formatted(file, file));
                }
            }
            return files.stream().<Origin>map(Origin.File::new).toList();
        } catch (IOException unreadable) {
            problems.add(name + ": " + unreadable.getMessage());
            return List.of();
        }
    }

    /// What was found, in the order it was named.
    public List<Input> found() {
        return List.copyOf(found);
    }

    /// What is wrong with the names.
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
