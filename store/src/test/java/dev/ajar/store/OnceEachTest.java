package dev.ajar.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever sends an event twice wants it counted once.
class OnceEachTest {

    @TempDir
    Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @BeforeEach
    void lay() {
        desk = new Desk(folder);
    }

    @Test
    void copies_are_counted_over_all_files() throws IOException {
        desk.events("a.ndjson", """
                {"id":"e2","time":"2026-03-01T11:00:00Z","name":"n"}
                {"id":"e2","time":"2026-03-01T10:00:05Z","name":"n"}
                {"id":"e2","time":"2026-03-01T11:00:00Z","name":"n"}
                """).events("b.csv", """
                id,time,name
                e2,2026-03-01T10:00:05Z,n
                e3,2026-03-01T10:00:06Z,n
                """);
        ReadQuality quality = desk.read();
        assertThat(desk.given()).extracting(event -> event.id()).containsExactly("e2", "e3");
        assertThat(quality)
                .extracting(ReadQuality::read, ReadQuality::duplicates, ReadQuality::conflicting)
                .containsExactly(5L, 1L, 2L);
    }

    @Test
    void events_without_id_are_told_apart_by_their_number_among_equal_rows() throws IOException {
        String rows = """
                {"time":"2026-03-01T10:00:00Z","name":"lock.operation","lock.id":"cellar"}
                {"time":"2026-03-01T10:00:00Z","name":"lock.operation","lock.id":"cellar"}
                {"time":"2026-03-01T10:00:07Z","name":"lock.operation","lock.id":"cellar"}
                """;
        assertThat(desk.events("a.ndjson", rows).story()).isEqualTo("""
                10:00:00 #0 lock.operation events/0448deffbe73ceaf3e6328938a2df597 lock.id=cellar
                10:00:00 #1 lock.operation events/0448deffbe73ceaf3e6328938a2df597-2 lock.id=cellar
                10:00:07 #2 lock.operation events/ebe4512f45f046a708637baf20d9eb07 lock.id=cellar
                """);
        desk.events("b.ndjson", rows)
                .events(
                        "c.ndjson",
                        "{\"id\":\"events/0448deffbe73ceaf3e6328938a2df597-2\","
                                + "\"time\":\"2026-03-01T10:00:00Z\",\"name\":\"lock.operation\",\"lock.id\":\"cellar\"}");
        assertThat(desk.read().duplicates()).isEqualTo(4);
        assertThat(desk.given()).hasSize(3);
    }

    @Test
    void a_file_wholly_doubled_gives_every_event_once_also_when_it_does_not_fit_in_memory() throws IOException {
        StringBuilder rows = new StringBuilder("id,time,name,lock.id,battery.voltage\n");
        for (int number = 0; number < 20_000; number++) {
            rows.append("e%s,2026-03-01T10:00:00Z,n,l%s,%s.5\n".formatted(number, number % 97, number));
        }
        desk.events("a.csv", rows.toString()).events("b.csv", rows.toString());
        for (long memory : new long[] {64 << 20, 0}) {
            ReadQuality quality = desk.memory(memory).read();
            assertThat(quality.read()).isEqualTo(40_000);
            assertThat(quality.duplicates()).isEqualTo(20_000);
            assertThat(desk.given()).hasSize(20_000);
            assertThat(desk.given().stream()
                            .mapToDouble(
                                    event -> Double.parseDouble(event.value(3).text()))
                            .sum())
                    .isEqualTo(20_000 * 10_000.0);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("a.csv", "b.csv");
        }
    }

    @Test
    void values_that_nobody_listed_are_kept_and_counted_once_for_every_event() throws IOException {
        desk.events("a.ndjson", """
                {"id":"e1","time":"2026-03-01T10:00:00Z","name":"n","error.type":"jammed"}
                {"id":"e1","time":"2026-03-01T10:00:00Z","name":"n","error.type":"jammed"}
                {"id":"e2","time":"2026-03-01T10:00:00Z","name":"n","error.type":"busy","beacons":["b1"],"theme":"night"}
                """);
        ReadQuality quality = desk.read();
        assertThat(quality.unlisted()).isEqualTo(1);
        assertThat(quality.unlistedValues()).containsExactly(new ReadQuality.Unlisted("error.type", "jammed", 1));
        assertThat(quality.dropped()).isEqualTo(1);
        assertThat(desk.given()).extracting(event -> event.value(5).text()).containsExactly("jammed", "busy");
    }

    @Test
    void the_numbers_of_equal_rows_do_not_depend_on_threads() throws IOException {
        StringBuilder rows = new StringBuilder("time,name,lock.id\n");
        for (int number = 0; number < 60_000; number++) {
            rows.append("2026-03-01T10:00:00Z,n,l")
                    .append(number * 7919 % 20_000)
                    .append('\n');
        }
        desk.events("a.csv", rows.toString());
        desk.read(1);
        List<String> alone = desk.given().stream()
                .map(event -> event.sequence() + " " + event.id())
                .toList();
        assertThat(alone).hasSize(60_000);
        assertThat(alone.stream().filter(each -> each.endsWith("-3"))).hasSize(20_000);
        desk.read(3);
        assertThat(desk.given().stream()
                        .map(event -> event.sequence() + " " + event.id())
                        .toList())
                .isEqualTo(alone);
    }

    @Test
    void in_parquet_only_events_that_come_more_than_once_wait_for_their_copies() throws Exception {
        Path first = ParquetEventsTest.parquet(folder, """
                SELECT 'e' || i AS id, make_timestamp(1772359200000000 + i) AS time, 'n' AS name, 'l' AS "lock.id" FROM range(1000) t(i)
                """);
        Path second = Files.move(first, folder.resolve("first.parquet"));
        Path third = ParquetEventsTest.parquet(folder, """
                SELECT 'e' || i AS id, make_timestamp(1772359200000000 + i) AS time, 'n' AS name,
                       CASE WHEN i %% 2 = 0 THEN 'l' ELSE 'm' END AS "lock.id"
                FROM range(990, 1010) t(i) UNION ALL SELECT NULL, make_timestamp(1772359200000000), 'n', 'l' FROM range(3)
                """.replace("%%", "%"));
        ReadQuality quality = desk.events(second).events(third).read();
        assertThat(quality)
                .extracting(ReadQuality::read, ReadQuality::duplicates, ReadQuality::conflicting)
                .containsExactly(1023L, 5L, 5L);
        assertThat(desk.given()).hasSize(1013);
        assertThat(desk.given().stream().map(event -> event.id()).distinct()).hasSize(1013);
        assertThat(desk.given().stream()
                        .filter(event -> event.value(7).text().equals("l"))
                        .count())
                .isEqualTo(1000 + 5 + 3);
        ReadQuality doubled = desk.events(second).events(third).read();
        assertThat(doubled.duplicates() + doubled.conflicting()).isEqualTo(1023 + 10);
    }
}
