package dev.ajar.tally;

/// A tally that grows.
final class Sum {

    private long good;
    private long bad;
    private long excluded;
    private long pending;

    static Sum[] zeros(int size) {
        Sum[] zeros = new Sum[size];
        for (int place = 0; place < size; place++) {
            zeros[place] = new Sum();
        }
        return zeros;
    }

    void add(Tally tally) {
        good += tally.good();
        bad += tally.bad();
        excluded += tally.excluded();
        pending += tally.pending();
    }

    static void add(Sum[] sums, Sum[] more) {
        for (int place = 0; place < sums.length; place++) {
            sums[place].add(more[place].tally());
        }
    }

    Tally tally() {
        return new Tally(good, bad, excluded, pending);
    }
}
