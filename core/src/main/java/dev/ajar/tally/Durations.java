package dev.ajar.tally;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long things took: every single duration, so that quantiles are exact, or what somebody else found their
/// quantiles to be.
public final class Durations {

    /// The quantiles that reports show.
    public static final List<Double> SHOWN = List.of(0.5, 0.9, 0.95, 0.99, 1.0);

    private long[] micros = new long[16];
    private int size;
    private final SortedMap<Double, Long> found = new TreeMap<>();
    private long foundSize;

    void add(long duration) {
        if (size == micros.length) {
            micros = Arrays.copyOf(micros, size * 2);
        }
        micros[size++] = duration;
    }

    /// Takes over a quantile of durations that are not here.
    ///
    /// @param times how many durations there are
    void found(long times, double share, long duration) {
        foundSize = times;
        found.put(share, duration);
    }

    /// @throws IllegalStateException if only the quantiles of either are known
    void merge(Durations other) {
        if (!found.isEmpty() || !other.found.isEmpty()) {
            throw new IllegalStateException("quantiles cannot be added up");
        }
        for (int place = 0; place < other.size; place++) {
            add(other.micros[place]);
        }
    }

    /// How many there are.
    public long size() {
        return size + foundSize;
    }

    /// The least duration, in µs, that at least these shares of all durations do not exceed (the nearest-rank
    /// quantile):
    /// one for each share, in their order; empty where there are no durations.
    ///
    /// @param shares each above 0 and at most 1
    /// @throws IllegalArgumentException if only quantiles are known, and this is none of them
    public long[] quantiles(double... shares) {
        if (!found.isEmpty()) {
            return Arrays.stream(shares).mapToLong(this::found).toArray();
        }
        if (size == 0) {
            return new long[0];
        }
        Arrays.sort(micros, 0, size);
        return Arrays.stream(shares)
                .mapToLong(share -> micros[Math.max(0, (int) Math.ceil(share * size) - 1)])
                .toArray();
    }

    private long found(double share) {
        Long duration = found.get(share);
        if (duration == null) {
            throw new IllegalArgumentException("nobody asked for the quantile " + share);
        }
        return duration;
    }
}
