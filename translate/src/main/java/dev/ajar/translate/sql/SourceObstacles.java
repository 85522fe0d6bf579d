package dev.ajar.translate.sql;

import dev.ajar.model.Source;
import dev.ajar.model.Source.Format;
import dev.ajar.model.Source.Mapping;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.model.Source.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What keeps a source from being said alike in SQL.
final class SourceObstacles {

    private SourceObstacles() {}

    /// What keeps its table from being read, by name; empty where nothing does.
    static List<String> in(Source source, String table) {
        List<String> found = new ArrayList<>();
        String name = title(source);
        if (table.isEmpty() || Stream.of(table.split("\\.", -1)).anyMatch(String::isEmpty)) {
            found.add("%s: %s is no name of a table".formatted(name, table.isEmpty() ? "nothing" : shown(table)));
        }
        if (hasNul(table)) {
            found.add("%s: U+0000 in %s".formatted(name, shown(table)));
        }
        return found;
    }

    private static String title(Source source) {
        return "source " + shown(source.name());
    }

    /// What is wrong with itself, by name; empty where there is nothing.
    static List<String> in(Source source) {
        List<String> found = new ArrayList<>();
        String name = title(source);
        if (source.format() != Format.TABLE) {
            found.add("%s: its rows are `format: %s`; only `format: table` reads a table"
                    .formatted(name, source.format().name().toLowerCase(Locale.ROOT)));
        }
        texts(source)
                .filter(SourceObstacles::hasNul)
                .distinct()
                .forEach(text -> found.add("%s: U+0000 in %s".formatted(name, shown(text))));
        if (source.events().stream().anyMatch(row -> Obstacles.hasNul(row.when()))) {
            found.add("%s: a text with U+0000, which no cell can hold".formatted(name));
        }
        return found;
    }

    private static Stream<String> texts(Source source) {
        return Stream.of(
                        Stream.of(source.name()),
                        source.missing().stream(),
                        source.columns().keySet().stream(),
                        source.events().stream().flatMap(SourceObstacles::texts))
                .flatMap(each -> each);
    }

    private static Stream<String> texts(Source.Row row) {
        return Stream.of(
                        Stream.of(row.name()),
                        Stream.of(row.time(), row.recorded(), row.received()).flatMap(SourceObstacles::texts),
                        Stream.concat(Stream.of(row.id(), row.sequence()), row.attributes().values().stream())
                                .flatMap(SourceObstacles::texts))
                .flatMap(each -> each);
    }

    private static Stream<String> texts(Mapping mapping) {
        return switch (mapping) {
            case Mapping.Absent ignored -> Stream.of();
            case Mapping.Constant(var value) -> value.isKnown() ? Stream.of(value.text()) : Stream.of();
            case Mapping.Column(String column) -> Stream.of(column);
            case Mapping.Extract(String column, String pattern) -> Stream.of(column, pattern);
            case Mapping.Instant(When.Read read) -> texts(read);
        };
    }

    private static Stream<String> texts(When when) {
        return when instanceof When.Read(List<String> columns, String pattern, TimeFormat format)
                ? Stream.concat(
                        columns.stream(),
                        format instanceof TimeFormat.Pattern letters
                                ? Stream.of(pattern, letters.letters())
                                : Stream.of(pattern))
                : Stream.of();
    }

    private static boolean hasNul(String text) {
        return text.indexOf('\0') >= 0;
    }

    private static String shown(String text) {
        return text.replace('\0', '?');
    }
}
