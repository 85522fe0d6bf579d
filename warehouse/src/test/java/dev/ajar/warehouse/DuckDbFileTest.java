package dev.ajar.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.expression.Value;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever lets Ajar at a file of theirs wants it unchanged, and nothing else read.
class DuckDbFileTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void a_file_with_a_table_and_a_view() throws SQLException, IOException {
        file = folder.resolve("doors.duckdb");
        Path log = Files.createDirectory(folder.resolve("log")).resolve("log.csv");
        Files.writeString(log, "a\n5\n");
        make(
                "create table events (id varchar, \"time\" timestamptz, n decimal(9, 2), tags varchar[])",
                "create schema lake",
                "create table lake.doors (a integer)",
                "create view logged as select a from read_csv('%s')".formatted(log));
    }

    private void make(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private Limits limits(Duration timeout, long rows) {
        return new Limits(timeout, rows, OptionalLong.empty(), 128 << 20, 1, folder);
    }

    private DuckDbFile open(Path... folders) throws Refused {
        return DuckDbFile.open(file, List.of(folders), limits(Duration.ofMinutes(1), 100));
    }

    @Test
    void tables_and_views_are_found_with_their_columns() throws Refused {
        try (DuckDbFile duck = open()) {
            assertThat(duck.table("EVENTS").orElseThrow())
                    .isEqualTo(new Table(
                            "main.events",
                            List.of(
                                    new Table.Column("id", "VARCHAR", Table.Kind.TEXT),
                                    new Table.Column("time", "TIMESTAMP WITH TIME ZONE", Table.Kind.INSTANT),
                                    new Table.Column("n", "DECIMAL(9,2)", Table.Kind.REAL),
                                    new Table.Column("tags", "VARCHAR[]", Table.Kind.OTHER))));
            assertThat(duck.table("lake.doors")).isPresent();
            assertThat(duck.table("doors")).isEmpty();
            assertThat(duck.tables("doors")).containsExactlyInAnyOrder("events", "lake.doors", "logged");
        }
    }

    @Test
    void a_schema_may_be_named_like_the_file() throws SQLException, Refused {
        make("create schema doors", "create table doors.doors.visits as select 'ann' as who");
        try (DuckDbFile duck = open()) {
            assertThat(duck.table("doors.visits").orElseThrow().name()).isEqualTo("doors.doors.visits");
            assertThat(duck.table("doors.doors.visits")).isPresent();
            assertThat(duck.tables("visits")).contains("doors.visits");
            List<List<Value>> rows = new ArrayList<>();
            duck.ask("select who from doors.doors.visits", rows::add);
            assertThat(rows).isEqualTo(List.of(List.of(new StringValue("ann"))));
        }
    }

    @Test
    void nothing_is_ever_written() throws Refused {
        try (DuckDbFile duck = open()) {
            assertThatThrownBy(() -> duck.ask("create table more (a integer)", row -> {}))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("read-only");
        }
    }

    @Test
    void nothing_around_it_is_read_and_nobody_can_change_that() throws Refused {
        try (DuckDbFile duck = open()) {
            assertThatThrownBy(() -> duck.ask("select * from read_csv('/etc/passwd')", row -> {}))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> duck.ask("set enable_external_access = true", row -> {}))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> duck.ask("select * from logged", row -> {}))
                    .hasMessageContaining("--warehouse-files");
        }
    }

    @Test
    void a_view_may_read_files_of_a_folder_that_is_named() throws Refused {
        try (DuckDbFile duck = open(folder.resolve("log"))) {
            duck.ask("select a from logged", row -> assertThat(row).containsExactly(new IntValue(5)));
            assertThatThrownBy(() -> duck.ask("select * from read_csv('/etc/passwd')", row -> {}))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void a_file_that_is_not_there_or_no_database_is_told() throws IOException {
        file = folder.resolve("nothing.duckdb");
        assertThatThrownBy(this::open).isInstanceOf(Refused.class).hasMessageContaining("no such file");
        Files.writeString(file, "this is no database at all, however long one looks at it");
        assertThatThrownBy(this::open).isInstanceOf(Refused.class).hasMessageContaining("cannot be opened");
    }

    @Test
    void an_answer_of_too_many_rows_is_cut_off() throws Refused {
        try (DuckDbFile duck = open();
                Asking asking = new Asking(duck, limits(Duration.ofMinutes(1), 10))) {
            assertThatThrownBy(() -> asking.ask("select * from range(1000000000)", row -> {}))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("more than 10 rows")
                    .hasMessageContaining("--max-rows");
        }
    }

    @Test
    void a_query_that_takes_too_long_is_ended() throws Refused {
        try (DuckDbFile duck = open();
                Asking asking = new Asking(duck, limits(Duration.ofMillis(300), 10))) {
            assertThatThrownBy(() -> asking.ask(
                            "select count(*) from range(10000000) a cross join range(10000000) b where a.range * b.range % 7 = 3",
                            row -> {}))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("--timeout");
        }
    }
}
