package dev.ajar.store;

import dev.ajar.event.Event;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Schema;
import dev.ajar.model.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringJoiner;

/// A desk to read files at: lays them down, reads them, tells what came of it in lines.
final class Desk {

    static final Attributes DOOR = new Attributes(List.of(new Schema(
            "door",
            List.of(
                    attribute("access.confirmed", Type.BOOL),
                    attribute("access.method", Type.STRING),
                    attribute("battery.level", Type.INT),
                    attribute("battery.voltage", Type.DOUBLE),
                    attribute("cloudevents.event_subject", Type.STRING),
                    listed("error.type", "busy", "timeout"),
                    attribute("installed", Type.INSTANT),
                    attribute("lock.id", Type.STRING)))));

    final Path folder;
    final List<Quarantined> quarantine = Collections.synchronizedList(new ArrayList<>());
    private final List<Input> inputs = new ArrayList<>();
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private long memory = 64 << 20;

    Desk(Path folder) {
        this.folder = folder;
    }

    private static Attribute attribute(String name, Type type) {
        return new Attribute(name, type, "", List.of(), "", false);
    }

    private static Attribute listed(String name, String... values) {
        List<Value> listed = new ArrayList<>();
        for (String value : values) {
            listed.add(new Value.StringValue(value));
        }
        return new Attribute(name, Type.STRING, "", listed, "", false);
    }

    Path file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /// Takes a file of events.
    Desk events(String name, String text) throws IOException {
        return events(file(name, text));
    }

    Desk events(String name, byte[] bytes) throws IOException {
        return events(file(name, bytes));
    }

    Desk events(Path path) {
        inputs.add(new Input.Events(new Origin.File(path)));
        return this;
    }

    Desk events(Origin origin) {
        inputs.add(new Input.Events(origin));
        return this;
    }

    /// Takes a file that is read through a source.
    Desk rows(Source source, String name, String text) throws IOException {
        return rows(source, file(name, text));
    }

    Desk rows(Source source, Path path) {
        inputs.add(new Input.Rows(new Origin.File(path), source));
        return this;
    }

    Desk memory(long bytes) {
        memory = bytes;
        return this;
    }

    /// Reads everything, at 10:00 on 1 March 2026.
    ReadQuality read() throws IOException {
        return read(2);
    }

    ReadQuality read(int threads) throws IOException {
        events.clear();
        quarantine.clear();
        Settings settings =
                new Settings(at("2026-03-01T10:00:00Z"), at("2026-03-01T10:00:00Z"), threads, memory, folder);
        return new EventReader(DOOR, settings).read(inputs, () -> events::add, quarantine::add, Progress.NONE);
    }

    static long at(String instant) {
        OptionalLong micros = Time.parse(instant);
        return micros.orElseThrow();
    }

    /// The events that were given, in order.
    List<Event> given() {
        return events.stream().sorted(Event.ORDER).toList();
    }

    /// Reads everything and tells it: a line for each event, then one for each row in quarantine.
    String story() throws IOException {
        read();
        StringBuilder story = new StringBuilder();
        given().forEach(event -> story.append(line(event)).append('\n'));
        quarantine.stream()
                .sorted((a, b) -> Long.compare(a.line(), b.line()))
                .forEach(row -> story.append("line %s: %s%s\n"
                        .formatted(row.line(), row.reason(), row.found().isEmpty() ? "" : ": " + row.found())));
        return story.toString();
    }

    /// `10:00:00 #0 access.attempt.start e1 lock.id=l1`
    private static String line(Event event) {
        String time = Time.text(event.time()).substring(11, 26);
        StringJoiner line = new StringJoiner(" ");
        line.add(time.endsWith(".000000") ? time.substring(0, 8) : time)
                .add("#" + event.sequence())
                .add(event.name())
                .add(event.id());
        for (int place = 0; place < DOOR.size(); place++) {
            if (event.value(place).isKnown()) {
                line.add(DOOR.at(place).name() + "=" + event.value(place).text());
            }
        }
        return line.toString();
    }
}
