package dev.ajar.store.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.store.Unwritable;
import dev.ajar.verdict.VerdictTable.Column;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever takes verdicts away as a table wants every row in its place and every cell as the contract says.
class VerdictSheetTest {

    private static final List<Column> COLUMNS = List.of(
            new Column("experience", Type.STRING),
            new Column("session_id", Type.STRING),
            new Column("started_at", Type.INSTANT),
            new Column("reason", Type.STRING),
            new Column("attempts", Type.INT),
            new Column("own", Type.BOOL));

    @TempDir
    Path folder = Path.of("");

    @Test
    void cells_are_written_as_the_contract_says() throws IOException {
        assertThat(csv(
                        row("a", "1", 0, new StringValue(""), new IntValue(Long.MIN_VALUE), BoolValue.TRUE),
                        row("a", "2", 1, Value.UNKNOWN, Value.UNKNOWN, Value.UNKNOWN),
                        row("a", "3", 2, new StringValue("x,y"), new IntValue(0), BoolValue.FALSE),
                        row(
                                "a",
                                "4|\"5",
                                7_258_118_399_999_999L,
                                new StringValue("two\nlines"),
                                new IntValue(1),
                                BoolValue.TRUE),
                        row("a", " ", 4, new StringValue(" plain "), new IntValue(1), BoolValue.TRUE)))
                .isEqualTo("""
                        experience,session_id,started_at,reason,attempts,own
                        a,1,1970-01-01T00:00:00.000000Z,"",-9223372036854775808,true
                        a,2,1970-01-01T00:00:00.000001Z,,,
                        a,3,1970-01-01T00:00:00.000002Z,"x,y",0,false
                        a, ,1970-01-01T00:00:00.000004Z, plain ,1,true
                        a,"4|""5",2199-12-31T23:59:59.999999Z,"two
                        lines",1,true
                        """);
    }

    @Test
    void rows_are_ordered_by_experience_start_and_session_in_code_points() throws IOException {
        assertThat(csv(
                                row("b", "1", 0),
                                row("a", "\uD83D\uDE00", 5),
                                row("a", "\uFB01", 5),
                                row("a", "Z", 5),
                                row("a", "a", 5),
                                row("a", "b-2", 5),
                                row("a", "b", 5),
                                row("a", "zz", 4),
                                row("B", "1", 9))
                        .lines()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(",1970"))))
                .containsExactly("B,1", "a,zz", "a,Z", "a,a", "a,b", "a,b-2", "a,\uFB01", "a,\uD83D\uDE00", "b,1");
    }

    @Test
    void parquet_has_the_same_rows_with_types_of_their_own() throws Exception {
        Path file = folder.resolve("it's.parquet");
        try (VerdictSheet sheet = VerdictSheet.open(COLUMNS, folder, 64 << 20)) {
            sheet.add(row("b", "1", 3, new StringValue(""), new IntValue(7), BoolValue.TRUE));
            sheet.add(row("a", "1", 1_772_359_200_000_001L));
            sheet.parquet(file);
        }
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet told =
                        statement.executeQuery("""
                        SELECT string_agg(concat_ws(' ', experience, epoch_us(started_at), typeof(started_at), coalesce(reason, 'NULL'),
                               typeof(attempts), attempts, own), '; ') FROM read_parquet('%s')
                        """.formatted(file.toString().replace("'", "''")))) {
            told.next();
            assertThat(told.getString(1))
                    .isEqualTo("a 1772359200000001 TIMESTAMP WITH TIME ZONE NULL BIGINT; "
                            + "b 3 TIMESTAMP WITH TIME ZONE  BIGINT 7 true");
        }
    }

    @Test
    void many_rows_need_little_memory_and_leave_nothing_behind() throws IOException {
        Random random = new Random(7);
        StringWriter out = new StringWriter();
        try (VerdictSheet sheet = VerdictSheet.open(COLUMNS, folder, 0)) {
            for (int number = 0; number < 300_000; number++) {
                sheet.add(row("a", "session-" + number, random.nextLong(1L << 40)));
            }
            sheet.csv(out);
        }
        List<String> starts = out.toString()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(",1970") + 1, line.length() - 3))
                .toList();
        assertThat(starts).hasSize(300_000).isSorted();
        assertThat(starts.get(0)).isEqualTo(Time.text(Time.parse(starts.get(0)).orElseThrow()));
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_told_as_such() throws IOException {
        try (VerdictSheet sheet = VerdictSheet.open(COLUMNS, folder, 64 << 20)) {
            assertThatThrownBy(() -> sheet.parquet(folder.resolve("none").resolve("x.parquet")))
                    .isInstanceOf(Unwritable.class)
                    .hasMessageContaining("x.parquet: cannot be written: ");
        }
    }

    @SafeVarargs
    private String csv(List<Value>... rows) throws IOException {
        StringWriter out = new StringWriter();
        try (VerdictSheet sheet = VerdictSheet.open(COLUMNS, folder, 64 << 20)) {
            for (List<Value> row : rows) {
                sheet.add(row);
            }
            sheet.csv(out);
        }
        return out.toString();
    }

    private static List<Value> row(String experience, String session, long start) {
        return row(experience, session, start, Value.UNKNOWN, Value.UNKNOWN, Value.UNKNOWN);
    }

    private static List<Value> row(
            String experience, String session, long start, Value reason, Value attempts, Value own) {
        return List.of(
                new StringValue(experience), new StringValue(session), new InstantValue(start), reason, attempts, own);
    }
}
