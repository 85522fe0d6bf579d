package dev.ajar.benchmarks;

import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.translate.sql.AsOf;
import dev.ajar.translate.sql.Dialect;
import dev.ajar.translate.sql.Reading;
import dev.ajar.translate.sql.Scope;
import dev.ajar.translate.sql.Stage;
import dev.ajar.translate.sql.Translated;
import dev.ajar.translate.sql.Translator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The SQL that `ajar sql` prints beside SQL that somebody wrote by hand for the same answer: the verdict table, by
/// turns over one table in DuckDB, row by row the same. Then all experiences of a folder over events that were put in
/// order once, beside each of them by itself.
public final class SqlBesideHand {

    private static final double SECOND = 1e9;

    private final Statement duck;
    private final Translator translator;
    private final int runs;

    private SqlBesideHand(Statement duck, int runs) {
        this.duck = duck;
        this.runs = runs;
        translator = new Translator(Dialect.named("duckdb").orElseThrow());
    }

    /// Makes the log and compares.
    ///
    /// @param arguments the folder to work in, about how many events, how many runs
    public static void main(String... arguments) throws IOException, SQLException {
        long events = Long.parseLong(arguments[1]);
        Path folder = Files.createDirectories(Path.of(arguments[0], Long.toString(events)));
        UnlockLog.make(folder, events);
        Path file = folder.resolve("events.duckdb");
        Files.deleteIfExists(file);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement duck = connection.createStatement()) {
            duck.execute("create table events as select *, 0::bigint as sequence from '%s'"
                    .formatted(folder.resolve("log.parquet")));
            SqlBesideHand benchmark = new SqlBesideHand(duck, Integer.parseInt(arguments[2]));
            System.out.printf("%s events%n", benchmark.number("select count(*) from events"));
            benchmark.byHand();
            benchmark.folder();
        }
    }

    private void byHand() throws IOException, SQLException {
        Definitions definitions = AppUnlock.definitions();
        Experience experience = AppUnlock.experience(definitions);
        String generated = query(definitions, experience, new Reading.Table(Scope.TABLE));
        String written = UnlockLog.text("app-unlock-verdicts.sql", Map.of("fingerprint", experience.fingerprint()));
        List<Long> ours = new ArrayList<>();
        List<Long> theirs = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            theirs.add(keep("by_hand", written));
            ours.add(keep("generated", generated));
        }
        long differing = number("select count(*) from (from generated except all from by_hand)")
                + number("select count(*) from (from by_hand except all from generated)");
        if (differing != 0) {
            throw new IllegalStateException("rows that differ: " + differing);
        }
        System.out.printf("%s verdicts, the same in both%n", number("select count(*) from generated"));
        tell("generated", ours);
        tell("by hand", theirs);
        System.out.printf("generated takes %.2f times as long as by hand%n", (double) median(ours) / median(theirs));
    }

    private void folder() throws SQLException {
        Definitions definitions = AppUnlock.read("app-unlock.yaml", "folder.yaml");
        List<Long> apart = new ArrayList<>();
        List<Long> together = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            long begin = System.nanoTime();
            for (Experience experience : definitions.experiences()) {
                keep("verdicts", query(definitions, experience, new Reading.Table(Scope.TABLE)));
            }
            apart.add(System.nanoTime() - begin);
            begin = System.nanoTime();
            keep("standing", text(translator.events(definitions, Scope.of(new AsOf.Latest()))));
            for (Experience experience : definitions.experiences()) {
                keep("verdicts", query(definitions, experience, new Reading.Standing("standing")));
            }
            together.add(System.nanoTime() - begin);
        }
        tell(
                "%s experiences, each by itself"
                        .formatted(definitions.experiences().size()),
                apart);
        tell("over events that were put in order once", together);
        System.out.printf("together takes %.2f of the time%n", (double) median(together) / median(apart));
    }

    private String query(Definitions definitions, Experience experience, Reading reading) {
        return text(translator.translate(
                definitions,
                experience,
                Stage.VERDICTS,
                Scope.of(new AsOf.Latest()).reading(reading)));
    }

    private static String text(Translated translated) {
        return switch (translated) {
            case Translated.Query(String sql) -> sql;
            case Translated.NotExpressible(var why) -> throw new IllegalStateException(why.toString());
        };
    }

    /// Keeps what a query gives, and tells how long that took, in ns.
    private long keep(String table, String query) throws SQLException {
        long begin = System.nanoTime();
        duck.execute("create or replace temp table %s as %s".formatted(table, query));
        return System.nanoTime() - begin;
    }

    private long number(String query) throws SQLException {
        try (ResultSet result = duck.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void tell(String what, List<Long> nanos) {
        System.out.printf("%-42s", what);
        nanos.forEach(each -> System.out.printf(" %7.2f s", each / SECOND));
        System.out.println();
    }

    private static long median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2);
    }
}
