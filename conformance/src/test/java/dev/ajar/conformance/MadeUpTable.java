package dev.ajar.conformance;

import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.model.Source.TimeFormat;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// Makes up a table as nobody would like to have it: odd texts, numbers and times, and columns with odd names.
final class MadeUpTable {

    /// Columns whose cells are different in every row.
    static final String NUMBER = "nr";

    static final String KEY = "key; drop table canary; --";

    /// Columns of each type.
    static final Map<String, Type> COLUMNS = columns();

    /// How the texts of a column are written.
    static final Map<String, TimeFormat> WRITTEN = written();

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "7",
            "+5",
            "-0",
            "-12",
            "007",
            " 7",
            "7 ",
            "1_000",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "0000000000000000000000012",
            "1.5",
            "-0.0",
            "1e3",
            "1E-7",
            "1e400",
            "-1e400",
            "1e-400",
            ".5",
            "5.",
            "01.5",
            "0x1F",
            "NaN",
            "inf",
            "Infinity",
            "true",
            "TRUE",
            "tRuE",
            "false",
            "False ",
            "yes",
            "t",
            "NA",
            "n/a",
            "null",
            "o'clock",
            "\"",
            "a\nb",
            "\\",
            "é",
            "😀",
            "--",
            "/*",
            "error=timeout x",
            "error= ",
            "2026-03-01T10:00:00Z",
            "2026-03-01 10:00:00+09:00",
            "2026-02-30T10:00:00Z",
            "-1",
            "K",
            "١٢");

    private static final List<Long> WHOLES = List.of(
            0L,
            1L,
            -1L,
            7L,
            12L,
            999L,
            1_772_359_200L,
            1_772_359_200_000L,
            1_772_359_200_000_000L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            9_223_372_036_855L,
            -9_223_372_036_856L,
            7_258_118_399_999_999L,
            7_258_118_400_000_000L);

    private static final List<String> DOUBLES =
            List.of("0.0", "-0.0", "1.5", "-2.25", "1e308", "-1e-300", "'nan'", "'infinity'", "'-infinity'", "3.0");

    private final Random random;

    MadeUpTable(Random random) {
        this.random = random;
    }

    private static Map<String, Type> columns() {
        Map<String, Type> columns = new LinkedHashMap<>();
        columns.put(NUMBER, Type.INT);
        columns.put(KEY, Type.STRING);
        columns.put("text", Type.STRING);
        columns.put("O'Brien \"*/ select", Type.STRING);
        columns.put("whole", Type.INT);
        columns.put("small", Type.INT);
        columns.put("huge", Type.INT);
        columns.put("real", Type.DOUBLE);
        columns.put("single", Type.DOUBLE);
        columns.put("price\n-- x", Type.DOUBLE);
        columns.put("truth", Type.BOOL);
        columns.put("at", Type.INSTANT);
        columns.put("at zone", Type.INSTANT);
        columns.put("day", Type.STRING);
        columns.put("hour", Type.INT);
        written().keySet().forEach(column -> columns.put(column, Type.STRING));
        return columns;
    }

    private static Map<String, TimeFormat> written() {
        Map<String, TimeFormat> written = new LinkedHashMap<>();
        written.put("rfc", new TimeFormat.Rfc3339());
        written.put("tokyo", new TimeFormat.Pattern("uuuu-MM-dd HH:mm:ss", "Asia/Tokyo", 0));
        written.put("sydney", new TimeFormat.Pattern("uuuu-MM-dd HH:mm:ss", "Australia/Sydney", 0));
        written.put("new york", new TimeFormat.Pattern("M/d/uuuu H:m", "America/New_York", 0));
        written.put("lord howe", new TimeFormat.Pattern("dd.MM.uuuu HH:mm", "Australia/Lord_Howe", 0));
        written.put("short", new TimeFormat.Pattern("'00'yy-MM-dd HH:mm:ss", "UTC", 0));
        written.put("apache", new TimeFormat.Pattern("dd/MMM/uuuu:HH:mm:ss XX", "", 0));
        written.put("syslog", new TimeFormat.Pattern("MMM d HH:mm:ss", "+05:30", 2016));
        written.put("micros", new TimeFormat.Pattern("uuuu-MM-dd HH:mm:ss.SSSSSSXXX", "", 0));
        written.put("nanos", new TimeFormat.Pattern("uuuuMMdd'T'HHmmss.SSSSSSSSS", "-03:00", 0));
        written.put("tenths", new TimeFormat.Pattern("uuuu-M-d'o''clock'H:m:s.S", "Etc/GMT+9", 0));
        written.put("tight", new TimeFormat.Pattern("uuuuMdHm", "UTC", 0));
        written.put("date", new TimeFormat.Pattern("d. MMM yy", "Europe/London", 0));
        written.put("seconds", new TimeFormat.Epoch(1_000_000));
        return written;
    }

    /// Makes the table.
    void fill(DuckDbWarehouse warehouse, int rows) throws SQLException {
        String declared = COLUMNS.keySet().stream()
                .map(column -> "\"%s\" %s".formatted(column.replace("\"", "\"\""), sql(column)))
                .collect(Collectors.joining(", "));
        warehouse.execute("create or replace table made_up (%s)".formatted(declared));
        List<String> tuples = new ArrayList<>();
        for (int row = 1; row <= rows; row++) {
            int number = row;
            tuples.add(COLUMNS.keySet().stream()
                    .map(column -> cell(column, number))
                    .collect(Collectors.joining(", ", "(", ")")));
        }
        warehouse.execute("insert into made_up values " + String.join(",\n", tuples));
    }

    /// Leaves out of the table what only DuckDB has: numbers of other kinds than there are in definitions.
    static void plain(DuckDbWarehouse warehouse) throws SQLException {
        warehouse.execute("create or replace table made_up as select * replace ("
                + COLUMNS.entrySet().stream()
                        .filter(column -> column.getValue() == Type.INT || column.getValue() == Type.DOUBLE)
                        .map(column -> "try_cast(%1$s as %2$s) as %1$s"
                                .formatted(
                                        warehouse.quoted(column.getKey()),
                                        column.getValue() == Type.INT ? "bigint" : "double"))
                        .collect(Collectors.joining(", "))
                + ") from made_up");
    }

    /// Makes the same table in another database.
    static void copy(DuckDbWarehouse from, Warehouse to) throws SQLException {
        copy(from, to, "made_up", COLUMNS);
    }

    /// Makes a table in another database.
    static void copy(DuckDbWarehouse from, Warehouse to, String table, Map<String, Type> of) throws SQLException {
        String texts = of.entrySet().stream()
                .map(column -> {
                    String quoted = from.quoted(column.getKey());
                    return switch (column.getValue()) {
                        case STRING, BOOL, INT, DURATION -> "cast(%s as varchar)".formatted(quoted);
                        case DOUBLE ->
                            "replace(replace(cast(%s as varchar), 'inf', 'Infinity'), 'nan', 'NaN')".formatted(quoted);
                        case INSTANT -> "cast(%s as varchar)".formatted(from.inMicros(quoted));
                    };
                })
                .collect(Collectors.joining(", "));
        to.fillTexts(
                "texts", from.ask("select %s from %s".formatted(texts, table)).rows());
        List<String> columns = new ArrayList<>();
        of.forEach((column, type) ->
                columns.add("%s as %s".formatted(to.typed("c" + columns.size(), type), to.quoted(column))));
        to.keep(table, "select %s from texts".formatted(String.join(", ", columns)));
    }

    private static String sql(String column) {
        return switch (column) {
            case "small" -> "smallint";
            case "huge" -> "decimal(38, 0)";
            case "single" -> "float";
            case "price\n-- x" -> "decimal(12, 3)";
            case "at" -> "timestamp";
            default ->
                switch (COLUMNS.getOrDefault(column, Type.STRING)) {
                    case STRING -> "varchar";
                    case INT, DURATION -> "bigint";
                    case DOUBLE -> "double";
                    case BOOL -> "boolean";
                    case INSTANT -> "timestamptz";
                };
        };
    }

    private String cell(String column, int row) {
        if (column.equals(NUMBER)) {
            return Integer.toString(row);
        }
        if (column.equals(KEY)) {
            return "'k%s'".formatted(row);
        }
        if (random.nextInt(8) == 0) {
            return "null";
        }
        if (WRITTEN.containsKey(column)) {
            return text(mutated(written(WRITTEN.getOrDefault(column, new TimeFormat.Rfc3339()))));
        }
        return switch (column) {
            case "small" -> Integer.toString(random.nextInt(-9, 10));
            case "huge" -> random.nextInt(3) == 0 ? "92233720368547758080" : Long.toString(one(WHOLES));
            case "price\n-- x" -> "%s.125".formatted(random.nextInt(-99, 99));
            case "single" -> random.nextInt(5) == 0 ? one(DOUBLES.subList(5, 9)) : one(List.of("0.1", "-3.5", "1e10"));
            case "day" ->
                text(mutated(LocalDateTime.ofEpochSecond(second(), 0, ZoneOffset.UTC)
                        .format(DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT))));
            case "hour" -> Integer.toString(random.nextInt(0, 26));
            default ->
                switch (COLUMNS.getOrDefault(column, Type.STRING)) {
                    case STRING -> text(random.nextInt(4) == 0 ? Integer.toString(random.nextInt(100)) : one(TEXTS));
                    case INT, DURATION -> "cast('%s' as bigint)".formatted(one(WHOLES));
                    case DOUBLE -> one(DOUBLES);
                    case BOOL -> Boolean.toString(random.nextBoolean());
                    case INSTANT -> "make_timestamp(%s)".formatted(second() * Time.SECOND + random.nextInt(1_000_000));
                };
        };
    }

    /// From 1968 to 2045, more often near a change of clocks in Sydney or New York.
    private long second() {
        return switch (random.nextInt(4)) {
            case 0 -> Instant.parse("2026-04-04T16:00:00Z").getEpochSecond() + random.nextInt(-7_200, 7_200);
            case 1 -> Instant.parse("2024-03-10T07:00:00Z").getEpochSecond() + random.nextInt(-7_200, 7_200);
            case 2 -> Instant.parse("2025-10-04T16:00:00Z").getEpochSecond() + random.nextInt(-7_200, 7_200);
            default -> random.nextLong(-63_158_400L, 2_366_841_600L);
        };
    }

    private String written(TimeFormat format) {
        Instant instant = Instant.ofEpochSecond(second(), random.nextInt(1_000_000_000));
        return switch (format) {
            case TimeFormat.Epoch ignored -> Long.toString(instant.getEpochSecond());
            case TimeFormat.Rfc3339 ignored -> {
                ZoneOffset offset = one(List.of(
                        ZoneOffset.UTC,
                        ZoneOffset.ofHours(9),
                        ZoneOffset.ofHoursMinutes(-9, -30),
                        ZoneOffset.ofHours(18)));
                String text = instant.atOffset(offset)
                        .format(DateTimeFormatter.ofPattern(
                                one(List.of(
                                                "uuuu-MM-dd'T'HH:mm:ss",
                                                "uuuu-MM-dd HH:mm:ss.S",
                                                "uuuu-MM-dd't'HH:mm:ss.SSSSSSSSS"))
                                        + "XXX",
                                Locale.ROOT));
                yield random.nextInt(6) == 0 ? text.replace('Z', 'z') : text;
            }
            case TimeFormat.Pattern(String letters, String zone, int year) ->
                instant.atZone(zone.isEmpty() ? ZoneOffset.ofHoursMinutes(-3, -30) : ZoneId.of(zone))
                        .format(DateTimeFormatter.ofPattern(letters, Locale.ENGLISH));
        };
    }

    /// Now and then something is wrong with a text.
    private String mutated(String text) {
        if (random.nextInt(3) != 0) {
            return text;
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + random.nextInt(10) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + random.nextInt(10) + text.substring(at);
            case 3 -> text + one(List.of(" ", "Z", "\n", "0", "+23:59", "+24:00"));
            case 4 -> text.replaceAll("[0-9]{2}", Integer.toString(random.nextInt(10, 99)));
            default -> text.toLowerCase(Locale.ROOT);
        };
    }

    private static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
