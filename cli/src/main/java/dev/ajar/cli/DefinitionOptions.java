package dev.ajar.cli;

import dev.ajar.definitions.DefinitionReader;
import dev.ajar.definitions.Reading;
import dev.ajar.definitions.problem.Problem;
import dev.ajar.definitions.problem.Problems;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which definitions a command is about, and which of their experiences.
final class DefinitionOptions {

    @Option(
            names = "--definitions",
            required = true,
            paramLabel = "DIR",
            description = "A folder or file of definitions. Repeat it for several.")
    private List<Path> definitions = List.of();

    @Option(names = "--experience", paramLabel = "NAME", description = "Only this one. Without it: all.")
    private String experience = "";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /// The sound definitions with the experiences that are asked for; empty where they have problems, which are then
    /// told.
    ///
    /// @param done what is then not done: `measured`
    Optional<Definitions> read(String done) {
        PrintWriter err = spec.commandLine().getErr();
        return switch (DefinitionReader.read(definitions)) {
            case Reading.Unreadable(List<String> why) -> throw wrong(String.join("\n", why));
            case Reading.Unsound(List<Problem> problems) -> {
                problems.forEach(problem -> err.println(problem.render()));
                err.println("nothing was %s: the definitions have problems".formatted(done));
                yield Optional.empty();
            }
            case Reading.Sound(Definitions sound, List<Problem> warnings) -> {
                warnings.forEach(warning -> err.println(warning.render()));
                yield Optional.of(chosen(sound));
            }
        };
    }

    /// Refuses definitions without any experience.
    ///
    /// @param doing what cannot be done then: `measure`
    void needExperiences(Definitions sound, String doing) {
        if (sound.experiences().isEmpty()) {
            throw wrong("nothing to %s: no Experience is defined".formatted(doing));
        }
    }

    private Definitions chosen(Definitions sound) {
        List<Experience> all = sound.experiences();
        if (experience.isEmpty()) {
            return sound;
        }
        List<Experience> chosen =
                all.stream().filter(each -> each.name().equals(experience)).toList();
        if (chosen.isEmpty()) {
            List<String> names = all.stream().map(Experience::name).toList();
            List<String> nearest = new Problems().nearest(experience, names);
            throw wrong("--experience %s: no such Experience (there is: %s)%s"
                    .formatted(
                            experience,
                            names.stream().collect(Collectors.joining(", ")),
                            nearest.isEmpty() ? "" : "\ndid you mean %s?".formatted(String.join(" or ", nearest))));
        }
        return new Definitions(sound.attributes(), sound.sources(), sound.timelines(), chosen, sound.exclusions());
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
