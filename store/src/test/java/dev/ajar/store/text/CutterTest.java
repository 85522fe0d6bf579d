package dev.ajar.store.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Wherever a chunk happens to end, rows and line numbers are the same.
class CutterTest {

    private static final int ROUNDS = 60;

    /// What is expected of a text, found out the slow way.
    private record Told(List<String> rows, String text) {}

    @Test
    void lines_are_cut_where_they_end() throws IOException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Told told = lines(new Random(seed));
            assertThat(cut(told.text, false)).as("seed %s", seed).isEqualTo(told.rows);
        }
    }

    @Test
    void rows_of_csv_are_cut_where_no_quote_is_open() throws IOException {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Told told = csv(new Random(seed));
            assertThat(cut(told.text, true)).as("seed %s", seed).isEqualTo(told.rows);
        }
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_text() throws IOException {
        assertThat(cut("\uFEFFa\nb", false)).containsExactly("1 a", "2 b");
        assertThat(cut("a\uFEFF", false)).containsExactly("1 a\uFEFF");
        assertThat(cut("", false)).isEmpty();
    }

    private static Told lines(Random random) {
        List<String> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(60);
        for (int line = 1; line <= count; line++) {
            String content = word(random, size(random));
            boolean last = line == count;
            text.append(content).append(last && random.nextBoolean() ? "" : random.nextBoolean() ? "\n" : "\r\n");
            if (content.length() > Cutter.LONGEST - 2) {
                rows.add("%s TOO_LONG".formatted(line));
            } else if (!content.isEmpty()) {
                rows.add("%s %s".formatted(line, shown(content)));
            }
        }
        return new Told(rows, text.toString());
    }

    private static Told csv(Random random) {
        List<String> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int line = 1;
        int count = random.nextInt(40);
        for (int number = 0; number < count; number++) {
            StringBuilder row = new StringBuilder();
            int cells = 1 + random.nextInt(4);
            for (int cell = 0; cell < cells; cell++) {
                row.append(cell == 0 ? "" : ",").append(cell(random));
            }
            if (!row.isEmpty()) {
                boolean tooLong = row.toString().getBytes(StandardCharsets.UTF_8).length >= Cutter.LONGEST;
                rows.add("%s %s".formatted(line, tooLong ? Flaw.TOO_LONG : shown(row.toString())));
            }
            line += 1 + (int) row.chars().filter(character -> character == '\n').count();
            text.append(row).append(random.nextBoolean() ? "\n" : "\r\n");
        }
        return new Told(rows, text.toString());
    }

    private static String cell(Random random) {
        String word = word(random, Math.min(size(random), 300_000) / 2);
        return switch (random.nextInt(4)) {
            case 0 -> "\"" + word + "\"";
            case 1 -> "\"" + word + "\n" + word + "\"\"" + "\"";
            case 2 -> "\"\r\n,\"";
            default -> word;
        };
    }

    /// A text as it is, or what is enough to know it by.
    private static String shown(String text) {
        return text.length() < 50 ? text : "%s characters, %s".formatted(text.length(), text.hashCode());
    }

    private static int size(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> Chunk.CAPACITY - 4 + random.nextInt(8);
            case 2 -> random.nextInt(600_000);
            case 3 -> random.nextInt(20) == 0 ? Cutter.LONGEST + 2 + random.nextInt(3_000_000) : 3;
            default -> random.nextInt(90);
        };
    }

    private static String word(Random random, int length) {
        String piece = Integer.toString(random.nextInt(1_000_000), 36) + "é";
        return piece.repeat(length / piece.length() + 1).substring(0, length);
    }

    private static List<String> cut(String text, boolean quoted) throws IOException {
        List<String> rows = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (Cutter cutter = new Cutter(in, quoted)) {
            Chunk chunk = new Chunk();
            long number = 1;
            while (cutter.next(chunk)) {
                for (int row = 0; row < chunk.size(); row++) {
                    assertThat(chunk.number(row)).isEqualTo(number++);
                    String content = new String(
                            chunk.bytes(), chunk.start(row), chunk.end(row) - chunk.start(row), StandardCharsets.UTF_8);
                    rows.add("%s %s"
                            .formatted(
                                    chunk.line(row), chunk.flaw(row) == Flaw.NONE ? shown(content) : chunk.flaw(row)));
                }
            }
        }
        return rows;
    }
}
