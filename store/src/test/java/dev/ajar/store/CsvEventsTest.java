package dev.ajar.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever keeps events in a sheet wants its columns to be the fields and attributes.
class CsvEventsTest {

    @TempDir
    Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @BeforeEach
    void lay() {
        desk = new Desk(folder);
    }

    @Test
    void cells_are_read_by_the_type_that_is_declared() throws IOException {
        assertThat(told("""
                id,time,name,battery.level,battery.voltage,access.confirmed,installed,note
                e1,2026-03-01T10:00:00Z,n,+7,5,TRUE,2026-01-01T00:00:00Z,"still, raining"
                e2,2026-03-01T10:00:00Z,n,-007,-1.5e-2,False,,
                e3,2026-03-01T10:00:00Z,n, 7,,,,
                e4,2026-03-01T10:00:00Z,n,7.0,,,,
                e5,2026-03-01T10:00:00Z,n,9223372036854775808,,,,
                e6,2026-03-01T10:00:00Z,n,-9223372036854775808,,,,
                e7,2026-03-01T10:00:00Z,n,,.5,,,
                e8,2026-03-01T10:00:00Z,n,,NaN,,,
                e9,2026-03-01T10:00:00Z,n,,01,,,
                f1,2026-03-01T10:00:00Z,n,,1e999,,,
                f2,2026-03-01T10:00:00Z,n,,,yes,,
                f3,2026-03-01T10:00:00Z,n,,,,2026-01-01,
                f4,2026-03-01T10:00:00Z,n,,,fal\u017fe,,
                f5,2026-03-01T10:00:00Z,n,\u0663,,,,
                """)).isEqualTo("""
                10:00:00 #0 n e1 access.confirmed=true battery.level=7 battery.voltage=5.0 installed=2026-01-01T00:00:00.000000Z
                10:00:00 #1 n e2 access.confirmed=false battery.level=-7 battery.voltage=-0.015
                10:00:00 #5 n e6 battery.level=-9223372036854775808
                line 4: battery.level is not an int:  7
                line 5: battery.level is not an int: 7.0
                line 6: battery.level is not an int: 9223372036854775808
                line 8: battery.voltage is not a double: .5
                line 9: battery.voltage is not a double: NaN
                line 10: battery.voltage is not a double: 01
                line 11: battery.voltage is not a double: 1e999
                line 12: access.confirmed is not true or false: yes
                line 13: installed is not an instant with an offset (RFC 3339): 2026-01-01
                line 14: access.confirmed is not true or false: falſe
                line 15: battery.level is not an int: ٣
                """);
    }

    @Test
    void an_empty_cell_is_unknown_quoted_or_not() throws IOException {
        assertThat(told("""
                id,time,name,lock.id,access.method
                e1,2026-03-01T10:00:00Z,n,"",
                e2,"2026-03-01T10:00:00Z",n,"l""1"," "
                """)).isEqualTo("""
                10:00:00 #0 n e1
                10:00:00 #1 n e2 access.method=  lock.id=l"1
                """);
    }

    @Test
    void a_quoted_cell_may_have_lines_and_the_lines_after_it_keep_their_numbers() throws IOException {
        assertThat(told("""
                \uFEFFid,time,name,"lock
                .id"\r

                e1,2026-03-01T10:00:00Z,"a\r

                b",x\r
                e2,never,n,x\r
                e3,2026-03-01T10:00:00Z,n,x""")).isEqualTo("""
                10:00:00 #0 a\r

                b e1
                10:00:00 #2 n e3
                line 7: time is not an instant with an offset (RFC 3339): never
                """);
    }

    @Test
    void a_stray_quote_costs_the_line_it_stands_in_and_no_other() throws IOException {
        assertThat(told("""
                id,time,name,lock.id
                e1,2026-03-01T10:00:00Z,n,"open
                e2,2026-03-01T10:00:00Z,n,5" wide
                e3,2026-03-01T10:00:00Z,n,"closed"x
                e4,2026-03-01T10:00:00Z,n,l1
                e5,2026-03-01T10:00:00Z,n,"l1
                """)).isEqualTo("""
                10:00:00 #1 n e2 lock.id=5" wide
                10:00:00 #3 n e4 lock.id=l1
                line 2: text after a closing quote
                line 4: text after a closing quote
                line 6: an opening quote that is never closed
                """);
    }

    @Test
    void every_row_has_as_many_cells_as_the_header() throws IOException {
        assertThat(told("""
                id,time,name
                e1,2026-03-01T10:00:00Z,n,more
                e2,2026-03-01T10:00:00Z
                e3,2026-03-01T10:00:00Z,n
                """)).isEqualTo("""
                10:00:00 #2 n e3
                line 2: not as many cells as the header has: 4 of 3
                line 3: not as many cells as the header has: 2 of 3
                """);
    }

    @Test
    void one_cell_with_a_sequence_and_rows_no_longer_count() throws IOException {
        assertThat(told("""
                id,time,name,sequence
                e1,2026-03-01T10:00:00Z,n,
                e2,2026-03-01T10:00:00Z,n,+5
                """)).isEqualTo("""
                10:00:00 #0 n e1
                10:00:00 #5 n e2
                """);
        assertThat(told("""
                id,time,name,sequence
                e1,2026-03-01T10:00:00Z,n,
                e2,2026-03-01T10:00:00Z,n,
                """)).isEqualTo("""
                10:00:00 #0 n e1
                10:00:00 #1 n e2
                """);
    }

    @Test
    void a_header_must_be_sound() {
        assertThatThrownBy(() -> told("id,time,name,lock.id,lock.id\n"))
                .hasMessageEndingWith("two columns are named 'lock.id'");
        assertThatThrownBy(() -> told("")).hasMessageContaining("no header");
        assertThatThrownBy(() -> told("id,Time,name\n")).hasMessageEndingWith("no column time. Nearest: Time");
        assertThatThrownBy(() -> told("id,when,what\n"))
                .hasMessageEndingWith("no column time, name. There are: id, when, what");
        assertThatThrownBy(() -> told("id,Time,what\n"))
                .hasMessageEndingWith("no column time. Nearest: Time; no column name. There are: id, Time, what");
        assertThatThrownBy(() -> told("id,time,\"name\n")).hasMessageContaining("no header");
        assertThatThrownBy(() -> new Desk(folder)
                        .events("u.csv", new byte[] {'i', 'd', ',', (byte) 0xFF, '\n'})
                        .read())
                .hasMessageEndingWith("column 2 has a name that is no UTF-8");
    }

    @Test
    void columns_that_are_not_separated_by_commas_are_told_once() {
        String instead = " (expected: commas; or a Source with `format: lines` and a `pattern` for each column)";
        assertThatThrownBy(() -> told("id;time;name\ne1;2026-03-01T10:00:00Z;n\n"))
                .hasMessageEndingWith("events.csv: its columns seem to be separated by `;`" + instead);
        assertThatThrownBy(() -> told("id\ttime\tname\n"))
                .hasMessageEndingWith("events.csv: its columns seem to be separated by tabs" + instead);
    }

    private String told(String text) throws IOException {
        desk = new Desk(folder);
        return desk.events("events.csv", text).story();
    }
}
