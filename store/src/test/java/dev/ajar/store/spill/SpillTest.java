package dev.ajar.store.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ajar.event.Event;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.DoubleValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Schema;
import dev.ajar.session.Entry;
import dev.ajar.session.Key;
import dev.ajar.store.NoRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is set down comes back as it was, from memory and from disk alike.
class SpillTest {

    private static final Attributes ATTRIBUTES = new Attributes(List.of(new Schema(
            "all",
            List.of(
                    attribute("a", Type.STRING),
                    attribute("b", Type.STRING),
                    attribute("c", Type.INT),
                    attribute("d", Type.DOUBLE),
                    attribute("e", Type.BOOL),
                    attribute("f", Type.INSTANT),
                    attribute("g", Type.STRING)))));

    private static final Form<Waiting> FORM = new Waiting.Packed(ATTRIBUTES.size());

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatever_events_are_they_come_back_from_memory_and_from_disk() throws IOException {
        for (long budget : new long[] {1 << 30, 40_000, 0}) {
            Random random = new Random(11);
            Map<String, String> expected = new TreeMap<>();
            Map<String, String> told = new TreeMap<>();
            try (Spill<Waiting> spill = new Spill<>(7, FORM, folder, budget)) {
                List<Spill<Waiting>.Writer> writers = List.of(spill.writer(), spill.writer());
                for (int number = 0; number < 20_000; number++) {
                    Event event = event(random, number);
                    int partition = random.nextInt(7);
                    writers.get(number % 2).add(partition, waiting(event));
                    expected.put(event.id(), partition + whole(event));
                }
                spill.finish();
                assertThat(spill.written() > 0).isEqualTo(budget < 1 << 30);
                for (int partition = 0; partition < 7; partition++) {
                    int read = partition;
                    spill.read(partition, each -> told.put(each.event().id(), read + whole(each.event())));
                }
            }
            assertThat(told).isEqualTo(expected);
            try (var left = Files.list(folder)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void whatever_an_experience_keeps_it_comes_back() throws IOException {
        Random random = new Random(12);
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> told = new TreeMap<>();
        try (Spill<Entry> spill = Spill.ofEntries(3, 7, folder, 40_000)) {
            Spill<Entry>.Writer writer = spill.writer();
            for (int number = 0; number < 5_000; number++) {
                Event event = event(random, number);
                Value[] values = event.values().toArray(new Value[0]);
                String key = random.nextInt(9) == 0 ? Key.LACKING : "visit-" + random.nextInt(100);
                long hits = random.nextBoolean() ? random.nextLong() : 1;
                Entry entry =
                        new Entry(key, event.time(), event.sequence(), event.id(), hits, random.nextBoolean(), values);
                writer.add(number % 3, entry);
                expected.put(entry.id(), whole(entry));
            }
            spill.finish();
            for (int partition = 0; partition < 3; partition++) {
                spill.read(partition, entry -> told.put(entry.id(), whole(entry)));
            }
        }
        assertThat(told).isEqualTo(expected);
    }

    private static String whole(Entry entry) {
        List<Value> values = new ArrayList<>();
        for (int use = 0; use < entry.size(); use++) {
            values.add(entry.value(use));
        }
        return "%s %s %s %s %s %s"
                .formatted(entry.key(), entry.time(), entry.sequence(), entry.hits(), entry.isRelevant(), values);
    }

    @Test
    void texts_that_repeat_come_back_as_few_instances() throws IOException {
        IdentityHashMap<String, Integer> instances = new IdentityHashMap<>();
        try (Spill<Waiting> spill = new Spill<>(1, FORM, folder, 1 << 20)) {
            Spill<Waiting>.Writer writer = spill.writer();
            for (int number = 0; number < 1_000; number++) {
                Value[] values = blank();
                values[0] = new StringValue("lock-" + number % 10);
                writer.add(0, waiting(new Event("e" + number, 0, 0, "n", 0, values)));
            }
            spill.finish();
            spill.read(0, each -> instances.merge(each.event().value(0).text(), 1, Integer::sum));
        }
        assertThat(instances).hasSizeLessThan(30);
    }

    @Test
    void a_folder_that_is_not_there_is_told_as_no_room() throws IOException {
        try (Spill<Waiting> spill = new Spill<>(1, FORM, folder.resolve("missing"), 0)) {
            spill.writer().add(0, waiting(new Event("e", 0, 0, "n", 0, blank())));
            assertThatThrownBy(spill::finish).isInstanceOf(NoRoom.class);
        }
    }

    private static Waiting waiting(Event event) {
        return new Waiting(event, Origin.NONE);
    }

    private static Event event(Random random, int number) {
        Value[] values = blank();
        values[0] = maybe(random, new StringValue("few " + random.nextInt(20)));
        values[1] = maybe(random, new StringValue("é".repeat(random.nextInt(3)) + "\uD83D\uDE00" + random.nextInt()));
        values[2] = maybe(random, new IntValue(random.nextBoolean() ? random.nextLong() : random.nextInt(200) - 100));
        values[3] = maybe(random, new DoubleValue(random.nextGaussian() * 1e30));
        values[4] = maybe(random, BoolValue.of(random.nextBoolean()));
        values[5] = maybe(random, new InstantValue(random.nextLong()));
        values[6] = maybe(random, new StringValue("x".repeat(random.nextInt(100) == 0 ? random.nextInt(70_000) : 3)));
        return new Event(
                "id/" + number + (number % 5 == 0 ? "ü" : ""),
                random.nextLong(7_258_118_400_000_000L),
                random.nextInt(3) == 0 ? random.nextLong() : 0,
                "name." + random.nextInt(4),
                random.nextBoolean() ? 5 : random.nextLong(7_258_118_400_000_000L),
                values);
    }

    private static Value maybe(Random random, Value value) {
        return random.nextInt(3) == 0 ? Value.UNKNOWN : value;
    }

    private static Value[] blank() {
        Value[] values = new Value[ATTRIBUTES.size()];
        Arrays.fill(values, Value.UNKNOWN);
        return values;
    }

    private static String whole(Event event) {
        List<Object> whole = new ArrayList<>(List.of(event.time(), event.sequence(), event.name(), event.received()));
        whole.addAll(event.values());
        return whole.toString();
    }

    private static Attribute attribute(String name, Type type) {
        return new Attribute(name, type, "", List.of(), "", false);
    }
}
