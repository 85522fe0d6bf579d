package dev.ajar.cli;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.translate.sql.Dialect;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Finds dialects by the names that people write.
final class Dialects {

    private Dialects() {}

    /// @throws ParameterException if there is no such dialect
    static Dialect named(CommandSpec spec, String option, String name) {
        return Dialect.named(name).orElseThrow(() -> {
            List<String> names = Dialect.all().stream().map(Dialect::name).toList();
            List<String> nearest = new Problems().nearest(name, names);
            return new ParameterException(
                    spec.commandLine(),
                    "%s %s: expected %s%s"
                            .formatted(
                                    option,
                                    name,
                                    names.stream().collect(Collectors.joining(" or ")),
                                    nearest.isEmpty()
                                            ? ""
                                            : "\ndid you mean %s?".formatted(String.join(" or ", nearest))));
        });
    }
}
