package dev.ajar.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file is known by what is in it, not by what it is called.
class CompressedFilesTest {

    private static final String JSON = "{\"id\":\"e\",\"time\":\"2026-03-01T10:00:00Z\",\"name\":\"n\"}\n";
    private static final String CSV = "id,time,name\ne,2026-03-01T10:00:00Z,n\n";
    private static final String STORY = "10:00:00 #0 n e\n";

    @TempDir
    Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @BeforeEach
    void lay() {
        desk = new Desk(folder);
    }

    @Test
    void gzip_and_zstd_are_seen_by_their_first_bytes() throws IOException {
        assertThat(story("a.ndjson", gzip(JSON))).isEqualTo(STORY);
        assertThat(story("b.csv", gzip(CSV))).isEqualTo(STORY);
        assertThat(story("c.json.gz", zstd(JSON))).isEqualTo(STORY);
        assertThat(story("d.csv.zst", zstd(CSV))).isEqualTo(STORY);
        assertThat(story("e.jsonl.gz", JSON.getBytes(StandardCharsets.UTF_8))).isEqualTo(STORY);
        assertThat(story("f.ndjson.gz", new byte[0])).isEmpty();
    }

    @Test
    void parts_compressed_one_by_one_are_one_file() throws IOException {
        byte[] first = gzip(JSON);
        byte[] second = gzip(JSON.replace("\"e\"", "\"f\""));
        assertThat(story("a.ndjson.gz", together(first, second))).isEqualTo("10:00:00 #0 n e\n10:00:00 #1 n f\n");
        assertThat(story("a.ndjson.zst", together(zstd(JSON), zstd(JSON.replace("\"e\"", "\"f\"")))))
                .isEqualTo("10:00:00 #0 n e\n10:00:00 #1 n f\n");
    }

    @Test
    void a_stream_is_read_like_a_file_and_leaves_nothing_behind() throws IOException {
        desk.events(new Origin.Stream("-", new ByteArrayInputStream(gzip(JSON + "x\n"))));
        assertThat(desk.story()).isEqualTo(STORY + "line 2: not JSON: column 1: 'x' has no quotes\n");
        assertThat(desk.quarantine).extracting(Quarantined::file).containsExactly("-");
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private String story(String name, byte[] bytes) throws IOException {
        desk = new Desk(folder);
        return desk.events(name, bytes).story();
    }

    private static byte[] together(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static byte[] zstd(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
