package dev.ajar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ajar.cli.Main;
import dev.ajar.cli.Surroundings;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody who has two tables of their own, visits to chargers and a registry of these, and wants to know how charging
/// goes: by `ajar measure` where the tables are, or over the same rows as files.
record Shop(Path folder) {

    static final Map<String, Type> VISITS = columns(
            "visit",
            Type.INT,
            "station",
            Type.INT,
            "asked_at",
            Type.INSTANT,
            "started",
            Type.STRING,
            "kwh",
            Type.STRING);
    static final Map<String, Type> STATIONS = columns("number", Type.INT, "site", Type.STRING);

    private static final String DEFINITION = """
            apiVersion: ajar.dev/v1
            kind: Schema
            metadata: {name: charging}
            attributes:
              charge.id: {type: string}
              station.id: {type: int}
              station.place: {type: string}
              energy: {type: double, unit: kWh}
            ---
            apiVersion: ajar.dev/v1
            kind: Source
            metadata: {name: visits}
            format: table
            columns: {visit: int, kwh: string}
            missing: [n/a]
            events:
              - name: charge.asked
                id: visit
                time: asked_at
                sequence: visit
                attributes: {charge.id: visit, station.id: station}
              - name: charge.started
                id: visit
                time: {column: started, format: "uuuu-MM-dd HH:mm:ss", zone: Europe/Berlin}
                sequence: visit
                when: "has(column.started)"
                attributes: {charge.id: visit, station.id: station, energy: kwh}
            ---
            apiVersion: ajar.dev/v1
            kind: Source
            metadata: {name: stations}
            format: table
            columns: {number: int}
            events:
              - name: station.installed
                id: number
                time: {at: "2026-01-01T00:00:00Z"}
                sequence: number
                attributes: {station.id: number, station.place: site}
            ---
            apiVersion: ajar.dev/v1
            kind: Timeline
            metadata: {name: station}
            entity: station.id
            properties:
              site: [{set: station.place, when: "event.name == 'station.installed'"}]
            ---
            apiVersion: ajar.dev/v1
            kind: Experience
            metadata: {name: charging}
            purpose: Decide whether the chargers' new firmware may be rolled out.
            relevant: "has(charge.id)"
            session: {key: [charge.id], settle: 5m}
            steps:
              asked: {when: "event.name == 'charge.asked'", then: [started]}
              started: {when: "event.name == 'charge.started'"}
            attempt: asked
            success: started
            judge:
              - {exclude: yard, when: "station.site == 'yard'", because: Nobody drives there.}
            indicators:
              success: {sessions: good}
              wait: {from: asked, to: started, within: 60s}
            dimensions: [station.id, station.site]
            """;

    private static Map<String, Type> columns(Object... namesAndTypes) {
        Map<String, Type> columns = new LinkedHashMap<>();
        for (int place = 0; place < namesAndTypes.length; place += 2) {
            columns.put((String) namesAndTypes[place], (Type) namesAndTypes[place + 1]);
        }
        return columns;
    }

    /// Forty visits, of which some never come to anything, some are written badly, and some are there twice.
    static List<List<Value>> visits() {
        Random random = new Random(5);
        List<List<Value>> rows = new ArrayList<>();
        long first = Time.parse("2026-03-02T08:00:00Z").orElseThrow();
        for (int visit = 1; visit <= 40; visit++) {
            long asked = first + visit * 17L * Time.MINUTE;
            String started = Time.text(asked + Time.MINUTE * 60 + random.nextInt(90) * Time.SECOND)
                    .substring(0, 19)
                    .replace('T', ' ');
            List<Value> row = List.of(
                    new IntValue(visit),
                    new IntValue(1 + random.nextInt(4)),
                    visit % 13 == 0 ? Value.UNKNOWN : new InstantValue(asked),
                    visit % 4 == 0
                            ? Value.UNKNOWN
                            : new StringValue(visit % 9 == 0 ? started.replace("03-02", "02-30") : started),
                    new StringValue(visit % 7 == 0 ? "12,5" : visit % 5 == 0 ? "n/a" : "11.25"));
            rows.add(row);
            if (visit % 11 == 0) {
                rows.add(row);
            }
        }
        return rows;
    }

    static List<List<Value>> stations() {
        return List.of(
                List.of(new IntValue(1), new StringValue("street")),
                List.of(new IntValue(2), new StringValue("yard")),
                List.of(new IntValue(3), new StringValue("street")));
    }

    /// Everything that is asked where the tables are has the answer of the files.
    ///
    /// @param place `bigquery:PROJECT.DATASET`, `trino:URL`
    /// @param environment where the warehouse is looked for
    /// @return what was told beside the answers
    String agrees(String place, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("tables.yaml"), DEFINITION);
        Files.writeString(
                folder.resolve("files.yaml"),
                DEFINITION.replace("format: table", "format: ndjson").replaceAll("(?m)^columns:.*\n", ""));
        Files.writeString(folder.resolve("visits.ndjson"), lines(VISITS, visits()));
        Files.writeString(folder.resolve("stations.ndjson"), lines(STATIONS, stations()));
        StringBuilder told = new StringBuilder();
        for (List<String> more : List.of(
                List.<String>of(), List.of("--by", "station.site"), List.of("--from", "2026-03-02T12:00:00Z"))) {
            String there =
                    run(more, environment, told, "tables", "--warehouse", place, "visits=visits", "stations=stations");
            String here = run(
                    more,
                    environment,
                    told,
                    "files",
                    "--strict",
                    "",
                    "visits=" + folder.resolve("visits.ndjson"),
                    "stations=" + folder.resolve("stations.ndjson"));
            assertThat(experiences(there)).describedAs(place + more).isEqualTo(experiences(here));
            assertThat(Files.readString(folder.resolve("tables.csv")))
                    .describedAs(place + more)
                    .isEqualTo(Files.readString(folder.resolve("files.csv")))
                    .contains("bad,no-outcome", "excluded,yard", "good,succeeded");
            // Two lie before; what has no time is counted whatever is asked.
            assertThat(number("refused", there) + (more.contains("--from") ? 2 : 0))
                    .isEqualTo(number("quarantined", here))
                    .isPositive();
        }
        return told.toString();
    }

    private String run(
            List<String> more, Map<String, String> environment, StringBuilder told, String which, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "measure",
                "--definitions",
                folder.resolve(which + ".yaml").toString(),
                "--format",
                "json",
                "--verdicts",
                folder.resolve(which + ".csv").toString()));
        for (String argument : arguments) {
            if (argument.matches("(visits|stations)=.*")) {
                all.add("--source");
            }
            if (!argument.isEmpty()) {
                all.add(argument);
            }
        }
        all.addAll(more);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        long now = Time.parse("2026-11-25T00:00:00Z").orElseThrow();
        int code = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                new Surroundings(
                        InputStream.nullInputStream(), false, new Settings(now, now, 2, 64 << 20, folder), environment),
                all.toArray(String[]::new));
        assertThat(code).describedAs(err.toString()).isEqualTo(which.equals("tables") ? 0 : 3);
        told.append(err);
        return out.toString();
    }

    /// All that is told of the experiences, but for what only reading every event shows.
    private static String experiences(String json) {
        return json.substring(json.indexOf("\"experiences\""), json.indexOf("\"unasked\""))
                .replaceAll("\"(step|relevant)[^\"]*condition was unknown[^\"]*\"", "");
    }

    private static long number(String name, String json) {
        var found = Pattern.compile("\"%s\" ?: ?(\\d+)".formatted(name)).matcher(json);
        return found.find() ? Long.parseLong(found.group(1)) : -1;
    }

    private static String lines(Map<String, Type> columns, List<List<Value>> rows) {
        List<String> names = List.copyOf(columns.keySet());
        StringBuilder lines = new StringBuilder();
        for (List<Value> row : rows) {
            List<String> cells = new ArrayList<>();
            for (int place = 0; place < row.size(); place++) {
                Value value = row.get(place);
                if (value.isKnown()) {
                    cells.add("\"%s\": %s"
                            .formatted(
                                    names.get(place),
                                    value instanceof IntValue ? value.text() : "\"" + value.text() + "\""));
                }
            }
            lines.append(cells.stream().collect(Collectors.joining(", ", "{", "}\n")));
        }
        return lines.toString();
    }
}
