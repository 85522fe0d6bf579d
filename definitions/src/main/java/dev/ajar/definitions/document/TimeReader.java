package dev.ajar.definitions.document;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.definitions.problem.Words;
import dev.ajar.definitions.shape.Fields;
import dev.ajar.definitions.shape.SourceShapes;
import dev.ajar.definitions.yaml.Node;
import dev.ajar.expression.Time;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.model.Source.When;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads where a time comes from and how it is written.
final class TimeReader {

    private static final Map<String, Long> EPOCHS = Map.of("epoch-s", Time.SECOND, "epoch-ms", 1_000L, "epoch-us", 1L);
    private static final long FIRST = 0;
    private static final long AFTER_LAST = Time.parse("2200-01-01T00:00:00Z").orElseThrow();

    private final ColumnReader columns;
    private final Problems problems;
    private final Values values;

    TimeReader(ColumnReader columns, Problems problems) {
        this.columns = columns;
        this.problems = problems;
        values = new Values(problems);
    }

    When read(Node node, String what) {
        if (!(node instanceof Node.Entries)) {
            return columns.column(node, what)
                    .<When>map(column -> new When.Read(List.of(column), "", new TimeFormat.Rfc3339()))
                    .orElse(new When.Absent());
        }
        Fields fields = Fields.of(node, SourceShapes.TIME, problems);
        if (fields.has("at")) {
            return at(fields, what);
        }
        if (!fields.has("column")) {
            problems.error(
                    fields.start(),
                    what + ": neither a column nor `at`",
                    "`{column: C, format: …}` or `{at: INSTANT}`");
        }
        return columns(fields, what);
    }

    private When at(Fields fields, String what) {
        for (String other : List.of("column", "pattern", "format", "zone", "year")) {
            fields.key(other)
                    .ifPresent(key -> problems.error(
                            key.span(), "%s: `%s` beside `at`".formatted(what, other), "either `at` or a column"));
        }
        OptionalLong micros = values.instant(fields.at("at").orElseThrow(), what + ": `at`");
        if (micros.isPresent() && (micros.getAsLong() < FIRST || micros.getAsLong() >= AFTER_LAST)) {
            problems.error(
                    fields.at("at").orElseThrow().span(), what + ": out of time", "an instant from 1970 to 2199");
        }
        return new When.At(micros.orElse(0));
    }

    /// A time out of columns.
    When.Read columns(Fields fields, String what) {
        List<String> names =
                fields.at("column").map(column -> columns.columns(column, what)).orElse(List.of());
        String pattern = fields.at("pattern")
                .flatMap(written -> columns.pattern(written, what))
                .orElse("");
        return new When.Read(names, pattern, format(fields, what));
    }

    private TimeFormat format(Fields fields, String what) {
        Optional<Node> node = fields.at("format");
        Optional<String> format = node.flatMap(written -> values.text(written, what + ": `format`"))
                .map(Node.Text::text);
        boolean pattern = format.isPresent() && !EPOCHS.containsKey(format.get());
        if (!pattern) {
            for (String unused : List.of("zone", "year")) {
                fields.key(unused)
                        .ifPresent(key -> problems.error(
                                key.span(),
                                "%s: `%s` without a pattern".formatted(what, unused),
                                format.isPresent()
                                        ? "no `%s`: %s needs none".formatted(unused, format.get())
                                        : "a `format` that says how the time is written"));
            }
        }
        if (format.isEmpty()) {
            return new TimeFormat.Rfc3339();
        }
        if (!pattern) {
            return new TimeFormat.Epoch(EPOCHS.getOrDefault(format.get(), Time.SECOND));
        }
        String zone = fields.at("zone").flatMap(this::zone).orElse("");
        int year = (int) fields.at("year")
                .map(written ->
                        values.whole(written, what + ": `year`", 1970, 2199).orElse(0))
                .orElse(0L)
                .longValue();
        String letters = new TimePattern((Node.Text) node.orElseThrow(), what, problems).read(fields);
        return new TimeFormat.Pattern(letters, zone, year);
    }

    private Optional<String> zone(Node node) {
        return values.word(node, "`zone`").filter(zone -> {
            boolean known = zone.equals("UTC")
                    || zone.equals("Z")
                    || isOffset(zone)
                    || ZoneId.getAvailableZoneIds().contains(zone);
            if (!known) {
                problems.error(
                        node.span(),
                        "no zone %s".formatted(Words.quoted(zone)),
                        "an IANA zone such as `Asia/Tokyo`, or an offset such as `+09:00`",
                        problems.nearest(zone, ZoneId.getAvailableZoneIds()));
            }
            return known;
        });
    }

    private static boolean isOffset(String zone) {
        try {
            return zone.matches("[+-][0-9]{2}:[0-9]{2}") && ZoneOffset.of(zone) != null;
        } catch (DateTimeException tooFar) {
            return false;
        }
    }
}
