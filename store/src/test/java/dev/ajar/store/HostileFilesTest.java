package dev.ajar.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.model.Source.Format;
import dev.ajar.model.Source.Mapping;
import dev.ajar.model.Source.TimeFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a file holds, reading it ends, in bounded memory, with a reason that a person can act on.
class HostileFilesTest {

    private static final String SOUND = "{\"id\":\"e\",\"time\":\"2026-03-01T10:00:00Z\",\"name\":\"n\"}\n";

    @TempDir
    Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @BeforeEach
    void lay() {
        desk = new Desk(folder);
    }

    @Test
    void a_line_of_ten_megabytes_is_one_bad_line() throws IOException {
        String line = "{\"id\":\"" + "x".repeat(10 << 20) + "\"}\n";
        assertThat(desk.events("e.ndjson", line + SOUND + line).story()).isEqualTo("""
                10:00:00 #1 n e
                line 1: a line longer than 1 MiB
                line 3: a line longer than 1 MiB
                """);
        assertThat(desk.quarantine).allSatisfy(row -> assertThat(row.raw()).hasSizeLessThan(5000));
    }

    @Test
    void a_row_of_csv_that_is_too_long_is_one_bad_row_and_an_endless_quote_one_bad_line() throws IOException {
        String line = "x".repeat(3 << 20);
        assertThat(desk.events(
                                "e.csv",
                                "id,time,name\n" + line + "\n"
                                        + "e1,2026-03-01T10:00:00Z,\"n\n"
                                        + "a,2026-03-01T10:00:00Z,n\n".repeat(60_000)
                                        + "e2,2026-03-01T10:00:00Z,n\n\"" + line)
                        .read())
                .extracting(ReadQuality::read, ReadQuality::duplicates, ReadQuality::quarantined)
                .containsExactly(60_004L, 59_999L, 3L);
        assertThat(desk.quarantine).extracting(Quarantined::line).containsExactlyInAnyOrder(2L, 3L, 60_005L);
    }

    @Test
    void a_gzip_bomb_needs_time_but_no_memory() throws IOException {
        Path bomb = folder.resolve("bomb.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            byte[] zeros = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 600; megabyte++) {
                out.write(zeros);
            }
            out.write('\n');
            out.write(SOUND.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertThat(desk.events(bomb).story()).isEqualTo("10:00:00 #1 n e\nline 1: a line longer than 1 MiB\n");
    }

    @Test
    void deep_nesting_is_no_event() throws IOException {
        String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
        String array = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(desk.events("e.ndjson", deep + "\n" + array + "\n" + SOUND).story())
                .isEqualTo("""
                10:00:00 #2 n e
                line 1: not JSON: nested deeper than 100
                line 2: not JSON: nested deeper than 100
                """);
    }

    @Test
    void names_that_grow_when_they_are_flattened_are_no_event() throws IOException {
        String prefix = ("{\"" + "p".repeat(5_000) + "\":").repeat(90);
        StringBuilder leaves = new StringBuilder("{");
        for (int leaf = 0; leaf < 50_000; leaf++) {
            leaves.append(leaf == 0 ? "" : ",")
                    .append('"')
                    .append(Integer.toString(leaf, 36))
                    .append("\":1");
        }
        String line = prefix + leaves + "}" + "}".repeat(90);
        assertThat(desk.events("e.ndjson", line + "\n" + SOUND).story())
                .isEqualTo("10:00:00 #1 n e\nline 1: names that are longer than 1 MiB, flattened with dots\n");
    }

    @Test
    void ever_new_names_are_forgotten_again() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < 3_000; line++) {
            lines.append("{\"id\":\"e").append(line).append("\",\"time\":\"2026-03-01T10:00:00Z\",\"name\":\"n\"");
            for (int name = 0; name < 50; name++) {
                lines.append(",\"a").append(line).append('-').append(name).append("\":1");
            }
            lines.append("}\n");
        }
        assertThat(desk.events("e.ndjson", lines.toString()).read().quarantined())
                .isZero();
        assertThat(desk.given()).hasSize(3_000);
    }

    @Test
    void a_million_columns_are_too_many() {
        assertThatThrownBy(() -> desk.events("e.csv", "id,time,name" + ",a".repeat(1_000_000) + "\n")
                        .read())
                .hasMessageContaining("no header (expected: a first line of at most 1 MiB");
        StringBuilder many = new StringBuilder("id,time,name");
        for (int column = 0; column < 20_000; column++) {
            many.append(",a").append(column);
        }
        assertThatThrownBy(() -> new Desk(folder).events("f.csv", many + "\n").read())
                .hasMessageEndingWith("more than 10000 columns");
    }

    @Test
    void zeros_and_numbers_without_end_are_no_events() throws IOException {
        assertThat(desk.events("e.ndjson", "\0\0\0\n{\"id\":" + "9".repeat(5_000) + "}\n" + SOUND)
                        .story())
                .isEqualTo("""
                        10:00:00 #2 n e
                        line 1: not JSON: column 1: a control character
                        line 2: not JSON: a number of more than 1000 digits
                        """);
    }

    @Test
    void a_text_with_zeros_in_a_line_or_a_cell_is_no_event() throws IOException {
        desk.rows(
                SourceTest.source(
                        Format.LINES,
                        SourceTest.event(
                                "n",
                                new Mapping.Absent(),
                                SourceTest.when(new TimeFormat.Rfc3339(), "line"),
                                Map.of())),
                "e.log",
                "2026-03-01T10:00:00Z\0\n");
        assertThat(desk.story()).isEqualTo("line 1: time has broken Unicode or U+0000: 2026-03-01T10:00:00Z\0\n");
    }

    @Test
    void compressed_data_that_is_cut_off_or_broken_is_told_as_such() throws IOException {
        byte[] whole = CompressedFilesTest.gzip(SOUND.repeat(1_000));
        assertThatThrownBy(() -> new Desk(folder)
                        .events("cut.ndjson.gz", Arrays.copyOf(whole, whole.length - 9))
                        .read())
                .isInstanceOf(Unreadable.class)
                .hasMessageEndingWith("compressed data that ends too early: the file is cut off");
        byte[] broken = whole.clone();
        broken[20] ^= 0x55;
        assertThatThrownBy(() ->
                        new Desk(folder).events("broken.ndjson.gz", broken).read())
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("broken gzip data");
        byte[] zstd = CompressedFilesTest.zstd(SOUND.repeat(1_000));
        assertThatThrownBy(() -> new Desk(folder)
                        .events("cut.ndjson.zst", Arrays.copyOf(zstd, zstd.length - 5))
                        .read())
                .isInstanceOf(Unreadable.class);
        byte[] brokenZstd = zstd.clone();
        brokenZstd[9] ^= 0x55;
        assertThatThrownBy(() ->
                        new Desk(folder).events("broken.ndjson.zst", brokenZstd).read())
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void what_is_not_there_or_no_file_is_told_as_such() {
        assertThatThrownBy(() ->
                        new Desk(folder).events(folder.resolve("none.csv")).read())
                .isInstanceOf(Unreadable.class)
                .hasMessageEndingWith("none.csv: no such file");
        assertThatThrownBy(() -> new Desk(folder).events(folder).read())
                .isInstanceOf(Unreadable.class)
                .hasMessageEndingWith("a folder (expected: a file)");
    }

    @Test
    void an_ending_that_does_not_say_what_is_in_a_file_is_told_with_those_that_do() {
        for (String name : List.of("e", "e.log", "e.gz", "e.ndjson.1")) {
            assertThatThrownBy(() -> new Desk(folder).events(name, SOUND).read())
                    .isInstanceOf(Unreadable.class)
                    .hasMessageEndingWith(name
                            + ": its ending does not say what is in it (expected: .ndjson, .jsonl, .json, .csv or .parquet, each"
                            + " also with .gz or .zst; any other file is read with --source NAME=FILE through a Source that"
                            + " says `format:`, and NDJSON also from standard input)");
        }
    }

    @Test
    void a_temporary_folder_that_is_full_or_missing_is_told_as_such() throws IOException {
        desk.events("e.ndjson", SOUND.repeat(100));
        Settings settings = new Settings(0, 0, 1, 0, folder.resolve("missing"));
        assertThatThrownBy(() -> new EventReader(Desk.DOOR, settings)
                        .read(
                                List.of(new Input.Events(new Origin.File(folder.resolve("e.ndjson")))),
                                () -> event -> {},
                                row -> {},
                                Progress.NONE))
                .isInstanceOf(NoRoom.class)
                .hasMessageContaining("no room in ");
    }
}
