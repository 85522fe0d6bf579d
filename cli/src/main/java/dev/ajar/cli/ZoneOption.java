package dev.ajar.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Whose days are meant.
final class ZoneOption {

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Whose days are meant, for example Asia/Tokyo (default UTC).")
    private String zone = "UTC";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--zone %s: expected a zone or an offset, for example Asia/Tokyo or +09:00".formatted(zone),
                    unknown);
        }
    }
}
