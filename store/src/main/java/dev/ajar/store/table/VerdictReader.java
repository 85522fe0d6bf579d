package dev.ajar.store.table;

import dev.ajar.store.Nearest;
import dev.ajar.store.Settings;
import dev.ajar.store.Unreadable;
import dev.ajar.store.duck.Duck;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Verdict tables that were written (semantics.md §6), read again: not row by row, but counted.
///
/// For one thread at a time.
public final class VerdictReader implements Closeable {

    /// What tells no kind of session from another. The rest are latencies, dimensions, and how a session ended.
    private static final List<String> FIXED =
            List.of("experience", "session_id", "started_at", "ended_at", "verdict", "attempts", "fingerprint");

    private static final List<String> NEEDED = List.of("experience", "session_id", "started_at", "verdict");
    private static final List<String> VERDICTS = List.of("good", "bad", "excluded", "pending");

    private static final String PARQUET = "Parquet";
    private static final String START = "epoch_us(try_cast(started_at as timestamptz))";

    private final Duck duck;
    private final String name;
    private final String form;
    private final List<String> columns;
    private final SequencedMap<String, Long> experiences = new TreeMap<>();

    private VerdictReader(Duck duck, String name, String form) throws IOException {
        this.duck = duck;
        this.name = name;
        this.form = form;
        columns = new ArrayList<>();
    }

    /// Opens files that are read as one table, and makes sure that they are verdict tables.
    ///
    /// @param files `.csv` or `.parquet`, each also `.gz` or `.zst` where it is CSV
    /// @throws Unreadable if one cannot be read, or is no verdict table; says what was expected
    public static VerdictReader open(List<Path> files, Settings settings) throws IOException {
        List<String> selects = new ArrayList<>();
        for (Path file : files) {
            selects.add("select * from " + table(file));
        }
        String name = files.stream().map(Path::toString).collect(Collectors.joining(", "));
        String form = files.stream().allMatch(VerdictReader::isParquet) ? PARQUET : "a verdict table";
        Duck duck = Duck.on(
                files.stream().map(Path::toAbsolutePath).toList(),
                name,
                settings.memory(),
                settings.temporary(),
                settings.threads());
        VerdictReader reader = new VerdictReader(duck, name, form);
        try {
            reader.view(String.join(" union all by name ", selects));
            reader.look();
            return reader;
        } catch (IOException unsound) {
            duck.close();
            throw unsound;
        }
    }

    private static String table(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new Unreadable(file.toString(), "is a folder (expected: a verdict table, .csv or .parquet)");
        }
        if (!Files.exists(file)) {
            throw new Unreadable(file.toString(), "there is no such file");
        }
        String path = Duck.text(file.toAbsolutePath().toString());
        if (isParquet(file)) {
            return "read_parquet(%s)".formatted(path);
        }
        String lower = file.toString().toLowerCase(Locale.ROOT);
        if (lower.endsWith(".csv") || lower.endsWith(".csv.gz") || lower.endsWith(".csv.zst")) {
            return """
                    read_csv(%s, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"', \
                    allow_quoted_nulls = false)""".formatted(path);
        }
        throw new Unreadable(
                file.toString(), "expected a verdict table, .csv or .parquet, as ajar measure --verdicts writes it");
    }

    private static boolean isParquet(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
    }

    private void view(String select) throws IOException {
        // What is read as text is read once; Parquet is read column by column, each time only what is asked for.
        execute("create temp %s verdicts as %s".formatted(form.equals(PARQUET) ? "view" : "table", select));
        query("describe verdicts", row -> columns.add(row.getString(1)));
        List<String> missing =
                NEEDED.stream().filter(column -> !columns.contains(column)).toList();
        if (!missing.isEmpty()) {
            throw new Unreadable(
                    name,
                    "is no verdict table, as ajar measure --verdicts writes it: " + Nearest.missing(missing, columns));
        }
    }

    private void look() throws IOException {
        query(
                "select experience, count(*) from verdicts group by experience",
                row -> experiences.put(Optional.ofNullable(row.getString(1)).orElse(""), row.getLong(2)));
        List<String> odd = new ArrayList<>();
        query(
                "select coalesce(verdict, '(nothing)'), count(*) from verdicts where verdict is null or verdict not in (%s) group by all order by all limit 5"
                        .formatted(VERDICTS.stream().map(Duck::text).collect(Collectors.joining(", "))),
                row -> odd.add("verdict %s in %s rows".formatted(row.getString(1), row.getLong(2))));
        query(
                "select cast(any_value(started_at) as varchar), count(*) from verdicts where %s is null having count(*) > 0"
                        .formatted(START),
                row -> odd.add("started_at '%s' in %s rows".formatted(row.getString(1), row.getLong(2))));
        if (!odd.isEmpty()) {
            throw new Unreadable(
                    name,
                    "%s (expected: good, bad, excluded or pending, and instants such as 2026-03-01T10:00:00.000000Z)"
                            .formatted(String.join("; ", odd)));
        }
    }

    /// The experiences it has verdicts of, and how many; in the order of their names.
    public SequencedMap<String, Long> experiences() {
        return experiences;
    }

    /// The columns that tell one kind of session from another: dimensions, `reason`, `furthest_step`.
    public List<String> dimensions() {
        return columns.stream()
                .filter(column -> !FIXED.contains(column))
                .filter(column -> !(column.startsWith("latency_") && column.endsWith("_us")))
                .toList();
    }

    /// The column of a dimension, called as the definition calls it (`lock.lot`) or as the table does (`lock_lot`).
    public Optional<String> column(String dimension) {
        String column = dimension.replace('.', '_').replace('-', '_');
        return dimensions().contains(column) ? Optional.of(column) : Optional.empty();
    }

    /// What to say where there is no such dimension.
    public String missing(Collection<String> wanted) {
        return Nearest.missing(
                wanted.stream()
                        .map(each -> each.replace('.', '_').replace('-', '_'))
                        .toList(),
                dimensions());
    }

    /// Counts verdicts by the values of columns, in the order of those values.
    ///
    /// @param counted columns, all of [#dimensions()]
    /// @param slice how long a slice of time is, in µs, from 1970 on; 0: time is not sliced
    public void count(VerdictChoice choice, List<String> counted, long slice, Consumer<VerdictCount> to)
            throws IOException {
        List<String> selected = new ArrayList<>();
        counted.forEach(column -> selected.add("cast(%s as varchar)".formatted(Duck.name(column))));
        selected.add(slice == 0 ? "0::bigint" : "(%1$s - ((%1$s %% %2$s) + %2$s) %% %2$s)".formatted(START, slice));
        VERDICTS.forEach(kind -> selected.add("count(*) filter (where verdict = %s)".formatted(Duck.text(kind))));
        int places = counted.size();
        query(
                "select %s from verdicts where %s group by all order by all"
                        .formatted(String.join(", ", selected), condition(choice)),
                row -> {
                    List<Optional<String>> values = new ArrayList<>();
                    for (int place = 1; place <= places; place++) {
                        values.add(Optional.ofNullable(row.getString(place)));
                    }
                    to.accept(new VerdictCount(
                            values,
                            row.getLong(places + 1),
                            row.getLong(places + 2),
                            row.getLong(places + 3),
                            row.getLong(places + 4),
                            row.getLong(places + 5)));
                });
    }

    /// The worst that each had to go through, for all who had a bad session.
    ///
    /// @param column whose, one of [#dimensions()]
    public void streaks(VerdictChoice choice, String column, Consumer<VerdictStreak> to) throws IOException {
        Streaks streaks = new Streaks(to);
        query(
                """
                with chosen as (
                  select cast(%s as varchar) as who, verdict, %s as start, session_id
                  from verdicts where %s and verdict in ('good', 'bad')
                )
                select who, verdict = 'good', start from chosen
                where who in (select who from chosen where verdict = 'bad') order by who, start, session_id
                """.formatted(Duck.name(column), START, condition(choice)),
                row -> streaks.add(row.getString(1), row.getBoolean(2), row.getLong(3)));
        streaks.end();
    }

    private static String condition(VerdictChoice choice) {
        List<String> all = new ArrayList<>();
        all.add("experience = " + Duck.text(choice.experience()));
        if (choice.from() != Long.MIN_VALUE) {
            all.add("%s >= %s".formatted(START, choice.from()));
        }
        if (choice.to() != Long.MAX_VALUE) {
            all.add("%s < %s".formatted(START, choice.to()));
        }
        choice.where().forEach((column, values) -> all.add(oneOf(column, values)));
        return String.join(" and ", all);
    }

    private static String oneOf(String column, SortedSet<String> values) {
        return "cast(%s as varchar) in (%s)"
                .formatted(Duck.name(column), values.stream().map(Duck::text).collect(Collectors.joining(", ")));
    }

    private void execute(String text) throws IOException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(text);
        } catch (SQLException broken) {
            throw Duck.told(name, form, broken);
        }
    }

    /// Something done with a row.
    private interface Taking {
        void take(ResultSet row) throws SQLException;
    }

    private void query(String text, Taking taking) throws IOException {
        try (Statement statement = connection().createStatement();
                ResultSet rows = statement.executeQuery(text)) {
            while (rows.next()) {
                taking.take(rows);
            }
        } catch (SQLException broken) {
            throw Duck.told(name, form, broken);
        }
    }

    private Connection connection() {
        return duck.connection();
    }

    @Override
    public void close() {
        duck.close();
    }
}
