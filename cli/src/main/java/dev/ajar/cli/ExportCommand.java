package dev.ajar.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `ajar export`: definitions as projects of other tools.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes definitions as a project of another tool.",
        footer = {"", "Example: ajar export dbt --definitions definitions --out warehouse"},
        subcommands = ExportDbtCommand.class)
final class ExportCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "nothing to export to: expected dbt");
    }
}
