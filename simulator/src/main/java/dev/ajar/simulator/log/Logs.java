package dev.ajar.simulator.log;

import dev.ajar.expression.Type;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;

/// The logs of all products, each a file in a folder of its own.
public final class Logs implements Closeable {

    private static final int BUFFER = 1 << 20;

    private final Map<Product, Log> logs = new EnumMap<>(Product.class);

    private Logs() {}

    /// Where the log of a product is.
    public static Path file(Path folder, Product product) {
        return folder.resolve(product.word()).resolve("events.ndjson");
    }

    /// Empty logs.
    ///
    /// @param begin before this nothing arrives, in µs since 1970
    public static Logs in(Path folder, long begin) throws IOException {
        Logs logs = new Logs();
        for (Product product : Product.values()) {
            Path file = file(folder, product);
            Files.createDirectories(file.getParent());
            logs.logs.put(product, new Log(new BufferedOutputStream(Files.newOutputStream(file), BUFFER), begin));
        }
        return logs;
    }

    /// Takes an event that reaches the server at some instant, in µs since 1970.
    public void tell(Telling telling, long received) {
        log(telling.product()).tell(telling, received);
    }

    /// Writes all that has arrived before an instant, in µs since 1970.
    public void writeUntil(long instant) throws IOException {
        for (Log log : logs.values()) {
            log.writeUntil(instant);
        }
    }

    /// How many events were written for a product.
    public long written(Product product) {
        return log(product).written();
    }

    /// Every attribute of a product's events, with its type.
    public SortedMap<String, Type> attributes(Product product) {
        return log(product).attributes();
    }

    private Log log(Product product) {
        Log log = logs.get(product);
        if (log == null) {
            throw new IllegalStateException("no log of " + product);
        }
        return log;
    }

    @Override
    public void close() throws IOException {
        for (Log log : logs.values()) {
            log.close();
        }
    }
}
