package dev.ajar.tally;

import java.util.Arrays;

/// How long things took: every single duration, so that quantiles are exact.
public final class Durations {

    private long[] micros = new long[16];
    private int size;

    void add(long duration) {
        if (size == micros.length) {
            micros = Arrays.copyOf(micros, size * 2);
        }
        micros[size++] = duration;
    }

    void merge(Durations other) {
        for (int place = 0; place < other.size; place++) {
            add(other.micros[place]);
        }
    }

    /// How many there are.
    public long size() {
        return size;
    }

    /// The least duration, in µs, that at least these shares of all durations do not exceed (the nearest-rank
    /// quantile):
    /// one for each share, in their order; empty where there are no durations.
    ///
    /// @param shares each above 0 and at most 1
    public long[] quantiles(double... shares) {
        if (size == 0) {
            return new long[0];
        }
        Arrays.sort(micros, 0, size);
        return Arrays.stream(shares)
                .mapToLong(share -> micros[Math.max(0, (int) Math.ceil(share * size) - 1)])
                .toArray();
    }
}
