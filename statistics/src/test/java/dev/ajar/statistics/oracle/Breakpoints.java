package dev.ajar.statistics.oracle;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// Shifts of a mean by least squares (Bai and Perron 2003), how many by BIC, where the first may as well be (Bai 1997),
/// and the sup-F test (Andrews 1993). A reference only: lots differ by their number of sessions.
final class Breakpoints {

    /// The first year of `datasets::Nile`.
    private static final double NILE = 1871;

    private static final double TRIMMED = 0.15;
    private static final double LEVEL = 0.95;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final Costs costs;
    private final double[] values;
    private final int shortest;

    private Breakpoints(double[] values) {
        this.values = values;
        this.costs = Costs.normal(values);
        this.shortest = (int) Math.floor(TRIMMED * values.length);
    }

    static Map<String, ?> of(Given given) {
        Breakpoints breakpoints = new Breakpoints(given.numbers("values"));
        int many = breakpoints.byBic();
        int[] places = OptimalPartition.with(Math.max(1, many), breakpoints.costs, breakpoints.shortest);
        int first = places[0];
        int to = places.length > 1 ? places[1] : breakpoints.values.length;
        double supF = breakpoints.supF();
        Map<String, Object> said = new TreeMap<>();
        said.put("break_index", first);
        said.put("year", given.number("first_year", NILE) + first - 1);
        said.put("ci", breakpoints.confidence(first, to));
        said.put("n_breaks_bic", many);
        // what the oracle calls so is strucchange's shortest stretch
        said.put("rss", breakpoints.shortest);
        said.put("supF", supF);
        said.put("supF_p", tail(supF));
        said.put("mean_before", breakpoints.mean(0, first));
        said.put("mean_after", breakpoints.mean(first, to));
        return said;
    }

    private double mean(int from, int to) {
        double sum = 0;
        for (int at = from; at < to; at++) {
            sum += values[at];
        }
        return sum / (to - from);
    }

    private double squares(int[] places) {
        double sum = 0;
        int from = 0;
        for (int place : places) {
            sum += costs.of(from, place);
            from = place;
        }
        return sum + costs.of(from, values.length);
    }

    /// `n (ln RSS + 1 − ln n + ln 2π) + 2 (m + 1) ln n` for m changes.
    private int byBic() {
        double n = values.length;
        int most = (int) Math.ceil(n / shortest) - 2;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int many = 0; many <= most; many++) {
            double squares = squares(OptimalPartition.with(many, costs, shortest));
            double bic =
                    n * (Math.log(squares) + 1 - Math.log(n) + Math.log(2 * Math.PI)) + 2 * (many + 1) * Math.log(n);
            if (bic < least) {
                least = bic;
                best = many;
            }
        }
        return best;
    }

    private double supF() {
        int n = values.length;
        double whole = costs.of(0, n);
        double largest = 0;
        for (int at = shortest; at <= n - shortest; at++) {
            double parted = costs.of(0, at) + costs.of(at, n);
            largest = Math.max(largest, (whole - parted) / (parted / (n - 2)));
        }
        return largest;
    }

    /// For one parameter and a trimming of 15 % on both sides (Estrella 2003, after DeLong 1981).
    private static double tail(double supF) {
        double odds = (1 - TRIMMED) * (1 - TRIMMED) / (TRIMMED * TRIMMED);
        double density = ChiSquaredDistribution.of(1).density(supF) * 2;
        return Math.min(1, density * (supF / 2 * Math.log(odds) * (1 - 1 / supF) + 1));
    }

    /// Bai 1997: the place is distributed as the largest of a Brownian motion with drift, whose scale and variance
    /// differ on its two sides.
    private int[] confidence(int place, int to) {
        double delta = mean(place, to) - mean(0, place);
        double before = costs.of(0, place) / place;
        double after = costs.of(place, to) / (to - place);
        double ratio = after / before;
        double scale = before / (delta * delta);
        double share = (1 - LEVEL) / 2;
        double upper = root(x -> rightOf(x, ratio) - (1 - share)) * scale;
        double lower = -root(x -> share - leftOf(x, ratio)) * scale;
        return new int[] {place - (int) Math.ceil(upper), place, place - (int) Math.floor(lower)};
    }

    /// The probability that the place is at most x > 0 behind (Bai 1997, appendix B, with ξ = 1).
    private static double rightOf(double x, double phi) {
        double root = Math.sqrt(x);
        double one = Math.sqrt(x / phi / (2 * Math.PI)) * Math.exp(-x / (8 * phi));
        double two = (2 * phi + 1) / (phi * (phi + 1)) * grown((phi + 1) * x / 2, (phi + 0.5) / Math.sqrt(phi) * root);
        double square = (2 * phi + 1) * (2 * phi + 1) / ((phi + 1) * phi);
        double three = (square - 2 + x / (2 * phi)) * NORMAL.cumulativeProbability(-root / (2 * Math.sqrt(phi)));
        return 1 + one + two - three;
    }

    /// The probability that the place is at least x > 0 ahead.
    private static double leftOf(double x, double phi) {
        double root = Math.sqrt(x);
        double part = 1 / phi;
        double one = Math.sqrt(x / (2 * Math.PI)) * Math.exp(-x / 8);
        double two = phi * (phi + 2) / (phi + 1) * grown(part * (1 + part) * x / 2, (0.5 + part) * root);
        double three = (x / 2 - 2 + (phi + 2) * (phi + 2) / (phi + 1)) * NORMAL.cumulativeProbability(-root / 2);
        return -one - two + three;
    }

    /// `e^power · Φ(−z)`, whose parts alone overflow.
    private static double grown(double power, double z) {
        double tail = NORMAL.survivalProbability(z);
        return tail > 0 ? Math.exp(power + Math.log(tail)) : 0;
    }

    private static double root(DoubleUnaryOperator rising) {
        double low = 0;
        double high = 1;
        while (rising.applyAsDouble(high) < 0) {
            high *= 2;
        }
        for (int halving = 0; halving < 100; halving++) {
            double middle = (low + high) / 2;
            if (rising.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
