package dev.ajar.cli;

import dev.ajar.expression.Time;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The instant of the question.
final class AsOfOption {

    @Option(
            names = "--as-of",
            paramLabel = "T",
            description = "The instant of the question (RFC 3339). Without it: the time of the latest event that is not"
                    + " after now.")
    private String asOf = "";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    /// The instant that was asked for, in µs since 1970; empty where none was.
    OptionalLong instant() {
        return asOf.isEmpty() ? OptionalLong.empty() : OptionalLong.of(instant(spec, "--as-of", asOf));
    }

    /// What an option says as an instant, in µs since 1970.
    static long instant(CommandSpec spec, String option, String text) {
        OptionalLong micros = Time.parse(text);
        if (micros.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s %s: expected an instant with an offset, for example 2026-03-01T10:00:00Z"
                            .formatted(option, text));
        }
        return micros.getAsLong();
    }
}
