package dev.ajar.statistics.oracle;

/// What a stretch of a series costs, with one parameter for all of it: twice the negative log likelihood, without what
/// all stretches share.
interface Costs {

    /// Of values from a place on, up to but without another.
    double of(int from, int to);

    /// How many values there are.
    int size();

    /// Squares around the stretch's mean: normal values with variance 1.
    static Costs normal(double[] values) {
        double[] sums = sums(values);
        double[] squares = new double[values.length];
        for (int at = 0; at < values.length; at++) {
            squares[at] = values[at] * values[at];
        }
        double[] squareSums = sums(squares);
        return of(values.length, (from, to) -> {
            double sum = sums[to] - sums[from];
            return squareSums[to] - squareSums[from] - sum * sum / (to - from);
        });
    }

    /// The same with the logarithm of the stretch's length.
    static Costs normalMbic(double[] values) {
        Costs normal = normal(values);
        return of(values.length, (from, to) -> normal.of(from, to) + Math.log((double) to - from));
    }

    static Costs poisson(double[] counts) {
        double[] sums = sums(counts);
        return of(counts.length, (from, to) -> {
            double sum = sums[to] - sums[from];
            return sum == 0 ? 0 : 2 * sum * (Math.log((double) to - from) - Math.log(sum));
        });
    }

    static Costs binomial(double[] bad, double[] sessions) {
        double[] badSums = sums(bad);
        double[] sessionSums = sums(sessions);
        return of(bad.length, (from, to) -> {
            double y = badSums[to] - badSums[from];
            double n = sessionSums[to] - sessionSums[from];
            return -2 * (part(y, n) + part(n - y, n));
        });
    }

    private static double part(double some, double all) {
        return some == 0 ? 0 : some * Math.log(some / all);
    }

    private static double[] sums(double[] values) {
        double[] sums = new double[values.length + 1];
        for (int at = 0; at < values.length; at++) {
            sums[at + 1] = sums[at] + values[at];
        }
        return sums;
    }

    private static Costs of(int size, Stretch stretch) {
        return new Costs() {
            @Override
            public double of(int from, int to) {
                return stretch.cost(from, to);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /// A part of a series.
    interface Stretch {
        double cost(int from, int to);
    }
}
