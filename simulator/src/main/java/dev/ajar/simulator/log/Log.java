package dev.ajar.simulator.log;

import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// The log of one product as NDJSON, in the order of arrival.
///
/// Events are told in any order within a day, and some days ahead of their arrival; only they are held in memory.
public final class Log implements Closeable {

    /// So many events can be told between two calls of [#writeUntil]; the rest of a long holds when they arrive.
    private static final int INDEX_BITS = 24;

    private static final int MOST = 1 << INDEX_BITS;

    private final OutputStream out;
    private final Bytes bytes = new Bytes();
    private final JsonGenerator json;
    private final SortedMap<String, Type> attributes = new TreeMap<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>();
    private long begin;
    private long order;
    private int[] starts = new int[1024];
    private long[] arrivals = new long[1024];
    private int told;
    private long written;

    /// An event that arrives after the day is over.
    private static final class Later implements Comparable<Later> {

        private final long received;
        private final long order;
        private final byte[] line;

        Later(long received, long order, byte[] line) {
            this.received = received;
            this.order = order;
            this.line = line;
        }

        @Override
        public int compareTo(Later other) {
            return received == other.received
                    ? Long.compare(order, other.order)
                    : Long.compare(received, other.received);
        }
    }

    /// Bytes that can be looked at without copying.
    private static final class Bytes extends ByteArrayOutputStream {
        byte[] all() {
            return buf;
        }
    }

    /// @param out closed with this
    /// @param begin before this nothing arrives, in µs since 1970
    public Log(OutputStream out, long begin) {
        this.out = out;
        this.begin = begin;
        json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .rootValueSeparator("")
                .build()
                .createGenerator(ObjectWriteContext.empty(), bytes);
    }

    /// Takes an event that reaches the server at some instant, in µs since 1970, no earlier than all that was written.
    ///
    /// @throws IllegalStateException if more than sixteen million are told at once
    public void tell(Telling telling, long received) {
        if (told == MOST) {
            throw new IllegalStateException("more than %s events between two writes".formatted(MOST));
        }
        if (told == starts.length) {
            starts = Arrays.copyOf(starts, told * 2);
            arrivals = Arrays.copyOf(arrivals, told * 2);
        }
        long arrival = Math.max(received, begin);
        starts[told] = bytes.size();
        arrivals[told++] = arrival;
        json.writeStartObject();
        json.writeStringProperty("id", telling.id());
        json.writeStringProperty("time", Time.text(telling.time()));
        json.writeStringProperty("name", telling.name());
        json.writeStringProperty("received", Time.text(arrival));
        for (int place = 0; place < telling.attributes(); place++) {
            String attribute = telling.attribute(place);
            json.writeName(attribute);
            switch (telling.value(place)) {
                case String text -> {
                    attributes.put(attribute, Type.STRING);
                    json.writeString(text);
                }
                case Long number -> {
                    attributes.put(attribute, Type.INT);
                    json.writeNumber(number);
                }
                case Double number -> {
                    attributes.put(attribute, Type.DOUBLE);
                    json.writeNumber(number);
                }
                default -> throw new IllegalStateException("a value of no kind: " + telling.value(place));
            }
        }
        json.writeEndObject();
        json.flush();
        bytes.write('\n');
    }

    /// Writes all that has arrived before an instant, in µs since 1970.
    public void writeUntil(long instant) throws IOException {
        long[] now = new long[told];
        int count = 0;
        for (int index = 0; index < told; index++) {
            if (arrivals[index] < instant) {
                now[count++] = ((arrivals[index] - begin) << INDEX_BITS) | index;
            } else {
                later.add(new Later(
                        arrivals[index], order++, Arrays.copyOfRange(bytes.all(), starts[index], end(index))));
            }
        }
        Arrays.sort(now, 0, count);
        for (int place = 0; place < count; place++) {
            int index = (int) (now[place] & (MOST - 1));
            writeLaterBefore(arrivals[index] + 1); // told earlier, so earlier where both arrive at once
            out.write(bytes.all(), starts[index], end(index) - starts[index]);
            written++;
        }
        writeLaterBefore(instant);
        bytes.reset();
        told = 0;
        begin = instant;
    }

    private int end(int index) {
        return index + 1 < told ? starts[index + 1] : bytes.size();
    }

    private void writeLaterBefore(long instant) throws IOException {
        for (Later first = later.peek(); first != null && first.received < instant; first = later.peek()) {
            out.write(later.remove().line);
            written++;
        }
    }

    /// Every attribute that was told, with its type.
    SortedMap<String, Type> attributes() {
        return attributes;
    }

    /// How many events were written.
    public long written() {
        return written;
    }

    /// Lets go of what has not arrived.
    @Override
    public void close() throws IOException {
        json.close();
        out.close();
    }
}
