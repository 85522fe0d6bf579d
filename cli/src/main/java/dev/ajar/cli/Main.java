package dev.ajar.cli;

import dev.ajar.cli.report.Printable;
import dev.ajar.expression.Time;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// Where Ajar starts. The commands are put together here, and here alone the process is left.
@Command(
        name = "ajar",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Service levels as people at the door live them.",
        footer = {"", "Exit codes: 0 all well, 1 problems found, 2 wrong usage."})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                surroundings(),
                arguments));
    }

    private static Surroundings surroundings() {
        long now = Time.micros(Instant.now());
        Runtime machine = Runtime.getRuntime();
        return new Surroundings(
                System.in,
                Boolean.getBoolean("ajar.terminal"),
                new Settings(
                        now,
                        now,
                        machine.availableProcessors(),
                        machine.maxMemory() / 3,
                        Path.of(System.getProperty("java.io.tmpdir"))),
                System.getenv());
    }

    /// Does what the arguments ask, writes to the given writers, and gives back the exit code.
    public static int run(PrintWriter out, PrintWriter err, Surroundings surroundings, String... arguments) {
        CommandLine command = new CommandLine(new Main())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new MeasureCommand(surroundings))
                .addSubcommand(new PlanCommand(surroundings))
                .addSubcommand(new CompareCommand(surroundings))
                .addSubcommand(new RankCommand(surroundings))
                .addSubcommand(new ExplainCommand(surroundings))
                .addSubcommand(new ChangesCommand(surroundings))
                .addSubcommand(new ProposeTargetCommand(surroundings))
                .addSubcommand(new SqlCommand())
                .addSubcommand(new DrawCommand(surroundings))
                .addSubcommand(new ExportCommand())
                .addSubcommand(new SimulateCommand(surroundings))
                .addSubcommand(new DemoCommand(surroundings))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(Main::failed);
        try {
            return command.execute(arguments);
        } catch (LinkageError broken) {
            err.println(
                    "Ajar's libraries do not run here: %s (expected: a machine that DuckDB is built for, and a whole build of Ajar)"
                            .formatted(rootOf(broken).getMessage()));
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }

    /// Wrong usage is told in a line or two, not with the whole help.
    private static int wrongUsage(ParameterException wrong, String... ignored) {
        CommandLine command = wrong.getCommandLine();
        Objects.requireNonNullElse(wrong.getMessage(), "")
                .lines()
                .map(Printable::of)
                .forEach(command.getErr()::println);
        if (wrong instanceof UnmatchedArgumentException && command.getCommand() instanceof MeasureCommand) {
            command.getErr()
                    .println("Every file and folder stands after its option;"
                            + " --definitions takes one, and is repeated for more.");
        }
        command.getErr()
                .println("Try '%s --help'.".formatted(command.getCommandSpec().qualifiedName()));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /// What goes wrong with files is told; anything else is a bug of ours, and whoever reports it needs its trace.
    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult ignored) {
        Throwable cause = failure instanceof UncheckedIOException unchecked
                ? Objects.requireNonNullElse(unchecked.getCause(), unchecked)
                : failure;
        if (cause instanceof IOException) {
            command.getErr().println(cause.getMessage());
        } else {
            command.getErr().println("This is a bug in Ajar. Please report it with the following lines.");
            cause.printStackTrace(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given");
    }

    /// The version that the build wrote into the jar.
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String built = Main.class.getPackage().getImplementationVersion();
            return new String[] {"ajar " + (built == null ? "from sources" : built)};
        }
    }
}
