package dev.ajar.simulator.log;

import java.util.Arrays;

/// What somebody or something tells: an event before it has reached the server.
public final class Telling {

    private final Product product;
    private final String id;
    private final long time;
    private final String name;
    private Object[] said = new Object[16];
    private int size;

    /// @param id unique over all logs of the product
    /// @param time by the clock of whoever tells it, in µs since 1970
    public Telling(Product product, String id, long time, String name) {
        this.product = product;
        this.id = id;
        this.time = time;
        this.name = name;
    }

    public Telling say(String attribute, String value) {
        return add(attribute, value);
    }

    public Telling say(String attribute, long value) {
        return add(attribute, value);
    }

    public Telling say(String attribute, double value) {
        return add(attribute, value);
    }

    private Telling add(String attribute, Object value) {
        if (size == said.length) {
            said = Arrays.copyOf(said, size * 2);
        }
        said[size++] = attribute;
        said[size++] = value;
        return this;
    }

    Product product() {
        return product;
    }

    String id() {
        return id;
    }

    /// By the clock of whoever tells it, in µs since 1970.
    public long time() {
        return time;
    }

    String name() {
        return name;
    }

    int attributes() {
        return size / 2;
    }

    String attribute(int place) {
        return (String) said[2 * place];
    }

    Object value(int place) {
        return said[2 * place + 1];
    }
}
