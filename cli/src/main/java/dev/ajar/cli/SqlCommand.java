package dev.ajar.cli;

import dev.ajar.expression.Time;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Reading;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Since;
import dev.ajar.translate.sql.Sources;
import dev.ajar.translate.sql.Stage;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `ajar sql`: definitions in, SQL out that gives the same verdicts in a database.
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints definitions as SQL that gives the same verdicts over a table `events`. Runs nothing.",
        footer = {
            "",
            "Exit codes: 0 printed; 1 the definitions have problems, or cannot be said alike in that dialect;",
            "2 wrong usage.",
            "Example: ajar sql --definitions definitions --dialect duckdb --experience app-unlock > verdicts.sql"
        })
final class SqlCommand implements Callable<Integer> {

    private static final int PROBLEMS = 1;
    private static final long DAY = 86_400 * Time.SECOND;

    @Mixin
    private DefinitionOptions definitions = new DefinitionOptions();

    @Option(
            names = "--dialect",
            required = true,
            paramLabel = "DIALECT",
            description = "The database that will run it: duckdb, bigquery or trino.")
    private String dialect = "";

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description =
                    "How far to go: events (each once, for all experiences), sessions (with their facts), verdicts"
                            + " (default) or tallies; or, with --source, refused: how many rows are left out.")
    private String stage = "verdicts";

    @Mixin
    private AsOfOption asOf = new AsOfOption();

    @Option(
            names = "--since",
            paramLabel = "INSTANT",
            description = "Only sessions that start at or after it (RFC 3339); rows that cannot matter are not read.")
    private String since = "";

    @Option(
            names = "--reach",
            paramLabel = "DURATION",
            description = "With --since: how long a session may take, and how far apart copies of one event may lie"
                    + " (default 1d).")
    private String reach = "";

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "The table of events (default: events); with dots where it has a schema.")
    private String table = Scope.TABLE;

    @Option(
            names = "--source",
            paramLabel = "NAME=TABLE",
            description = "In place of a table of events: a table whose rows become events as the Source of that name"
                    + " says. Repeat it for several.")
    private List<String> sources = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Translator translator = new Translator(Dialects.named(spec, "--dialect", dialect));
        Stage asked = stage();
        AsOf instant = instant();
        Since since = since();
        checkReading();
        return definitions
                .read("printed")
                .map(sound -> print(translator, sound, asked, new Scope(instant, since, reading(sound))))
                .orElse(PROBLEMS);
    }

    private int print(Translator translator, Definitions sound, Stage asked, Scope scope) {
        List<String> queries = new ArrayList<>();
        List<String> obstacles = new ArrayList<>();
        List<Translated> all = asked == Stage.EVENTS
                ? List.of(translator.events(sound, scope))
                : asked == Stage.REFUSED && scope.reading() instanceof Reading.Sources own
                        ? List.of(new Sources(translator.dialect(), sound, own).refused())
                        : experiences(sound).stream()
                                .map(each -> translator.translate(sound, each, asked, scope))
                                .toList();
        for (Translated each : all) {
            switch (each) {
                case Translated.Query(String sql) -> queries.add(sql);
                case Translated.NotExpressible(List<String> why) ->
                    why.stream().filter(reason -> !obstacles.contains(reason)).forEach(obstacles::add);
            }
        }
        PrintWriter err = spec.commandLine().getErr();
        if (!obstacles.isEmpty()) {
            obstacles.forEach(err::println);
            err.println("nothing was printed: that cannot be said alike in %s"
                    .formatted(translator.dialect().title()));
            return PROBLEMS;
        }
        String text = queries.stream().map(String::strip).collect(Collectors.joining(";\n\n", "", "\n"));
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private List<Experience> experiences(Definitions sound) {
        definitions.needExperiences(sound, "print");
        return sound.experiences();
    }

    private Stage stage() {
        return Arrays.stream(Stage.values())
                .filter(each -> each.word().equals(stage))
                .findFirst()
                .orElseThrow(() -> wrong("--stage %s: expected %s"
                        .formatted(stage, words(Arrays.stream(Stage.values()).map(Stage::word)))));
    }

    private static String words(Stream<String> choices) {
        return choices.collect(Collectors.joining(" or "));
    }

    private AsOf instant() {
        OptionalLong asked = asOf.instant();
        return asked.isEmpty() ? new AsOf.Latest() : new AsOf.At(asked.getAsLong());
    }

    private Since since() {
        if (since.isEmpty() && !reach.isEmpty()) {
            throw wrong("--reach %s: without --since everything is read".formatted(reach));
        }
        return since.isEmpty() ? new Since.Ever() : new Since.From(AsOfOption.instant(spec, "--since", since), reach());
    }

    private long reach() {
        OptionalLong micros = reach.isEmpty() ? OptionalLong.of(DAY) : Time.parseDuration(reach, true);
        if (micros.isEmpty() || micros.getAsLong() < 0) {
            throw wrong("--reach %s: expected a duration, for example 36h".formatted(reach));
        }
        return micros.getAsLong();
    }

    private void checkReading() {
        if (stage() == Stage.REFUSED && sources.isEmpty()) {
            throw wrong("--stage refused: without --source nothing is refused but in `quality`");
        }
        if (!sources.isEmpty() && !table.equals(Scope.TABLE)) {
            throw wrong("--table %s beside --source: a query reads one or the other".formatted(table));
        }
        if (Arrays.stream(table.split("\\.", -1)).anyMatch(String::isEmpty) || table.indexOf('\0') >= 0) {
            throw wrong(
                    "--table %s: expected a name, or names with dots between them".formatted(table.replace('\0', '?')));
        }
    }

    private Reading reading(Definitions sound) {
        return sources.isEmpty()
                ? new Reading.Table(table)
                : Reading.Sources.named(SourceTables.of(spec, sources, sound));
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
