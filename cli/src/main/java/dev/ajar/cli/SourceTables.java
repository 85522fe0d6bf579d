package dev.ajar.cli;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.model.Definitions;
import dev.ajar.model.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// People's own tables as a command line names them, `NAME=TABLE`: each with the source that makes events of its rows.
final class SourceTables {

    private SourceTables() {}

    /// For each source its table.
    ///
    /// @throws ParameterException if something is wrong with them: all of it told at once
    static Map<String, String> of(CommandSpec spec, List<String> written, Definitions sound) {
        Map<String, String> tables = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (String each : written) {
            int equals = each.indexOf('=');
            String name = equals < 0 ? "" : each.substring(0, equals);
            String table = each.substring(equals + 1);
            if (name.isEmpty() || !isName(table)) {
                problems.add(
                        "--source %s: expected NAME=TABLE, for example charges=shop.charges".formatted(shown(each)));
                continue;
            }
            Optional<String> unread = unread(name, table, sound.sources());
            if (unread.isPresent()) {
                problems.add(unread.get());
                continue;
            }
            String before = tables.putIfAbsent(name, table);
            if (before != null) {
                problems.add("--source %s=%s: its table is %s already (expected: one, or a view of both)"
                        .formatted(name, shown(table), shown(before)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join("\n", problems));
        }
        return tables;
    }

    /// Whether it is a name, or names with dots between them.
    static boolean isName(String table) {
        return Arrays.stream(table.split("\\.", -1)).noneMatch(String::isEmpty)
                && table.codePoints().noneMatch(Character::isISOControl);
    }

    /// Why no table can be read through the source of this name; empty where one can.
    private static Optional<String> unread(String name, String table, List<Source> sources) {
        Optional<Source> found =
                sources.stream().filter(source -> source.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            return Optional.of(noSource(name, sources.stream().map(Source::name).toList()));
        }
        Source.Format format = found.get().format();
        return format == Source.Format.TABLE
                ? Optional.empty()
                : Optional.of("--source %s=%s: its rows are `format: %s`; only `format: table` reads a table"
                        .formatted(name, shown(table), format.name().toLowerCase(Locale.ROOT)));
    }

    private static String noSource(String name, List<String> names) {
        List<String> nearest = new Problems().nearest(name, names);
        return "--source %s: no such Source (there is: %s)%s"
                .formatted(
                        shown(name),
                        names.isEmpty() ? "none" : String.join(", ", names),
                        nearest.isEmpty() ? "" : "\ndid you mean %s?".formatted(String.join(" or ", nearest)));
    }

    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
