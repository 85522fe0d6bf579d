package dev.ajar.statistics.oracle;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Logistic regression with a random intercept a group, by adaptive Gauss–Hermite quadrature; one node is Laplace's
/// approximation (D. Bates et al., Journal of Statistical Software 67, 2015): a reference.
///
/// - `coefficients`: in the order of the frame
/// - `deviation`: standard deviation of the intercepts
final class MixedLogistic {

    private final double[] coefficients;
    private final double deviation;

    private MixedLogistic(double[] coefficients, double deviation) {
        this.coefficients = coefficients;
        this.deviation = deviation;
    }

    double[] coefficients() {
        return coefficients;
    }

    double deviation() {
        return deviation;
    }

    static MixedLogistic of(ModelFrame frame, int nodes) {
        double[][] rule = hermite(nodes);
        int size = frame.names().size();
        double[] start = new double[size + 1];
        System.arraycopy(LogisticRegression.of(frame).coefficients(), 0, start, 0, size);
        start[size] = 0.5;
        double[] best = Simplex.minimum(at -> -logLikelihood(frame, at, rule), start, 0.2);
        double[] coefficients = new double[size];
        System.arraycopy(best, 0, coefficients, 0, size);
        return new MixedLogistic(coefficients, Math.abs(best[size]));
    }

    private static double logLikelihood(ModelFrame frame, double[] at, double[][] rule) {
        int groups = IntStream.of(frame.groups()).max().orElse(-1) + 1;
        double[] fixed = new double[frame.size()];
        for (int row = 0; row < fixed.length; row++) {
            for (int column = 0; column < at.length - 1; column++) {
                fixed[row] += frame.rows()[row][column] * at[column];
            }
        }
        double deviation = at[at.length - 1];
        double sum = 0;
        for (int group = 0; group < groups; group++) {
            sum += marginal(frame, fixed, deviation, group, rule);
        }
        return sum;
    }

    private static double marginal(ModelFrame frame, double[] fixed, double deviation, int group, double[][] rule) {
        double mode = 0;
        double curvature = 1;
        for (int step = 0; step < 30; step++) {
            double slope = -mode;
            curvature = 1;
            for (int row = 0; row < fixed.length; row++) {
                if (frame.groups()[row] == group) {
                    double rate = 1 / (1 + Math.exp(-fixed[row] - deviation * mode));
                    slope += deviation * (frame.response()[row] - frame.sizes()[row] * rate);
                    curvature += deviation * deviation * frame.sizes()[row] * rate * (1 - rate);
                }
            }
            mode += slope / curvature;
        }
        double centre = mode;
        double scale = Math.sqrt(2 / curvature);
        ToDoubleFunction<Double> density = intercept -> density(frame, fixed, deviation, group, intercept);
        double most = density.applyAsDouble(centre);
        double sum = 0;
        for (int node = 0; node < rule[0].length; node++) {
            double z = rule[0][node];
            sum += rule[1][node] * Math.exp(z * z + density.applyAsDouble(centre + scale * z) - most);
        }
        return most + Math.log(sum * scale / Math.sqrt(2 * Math.PI));
    }

    private static double density(ModelFrame frame, double[] fixed, double deviation, int group, double intercept) {
        double log = -intercept * intercept / 2;
        for (int row = 0; row < fixed.length; row++) {
            if (frame.groups()[row] == group) {
                double linear = fixed[row] + deviation * intercept;
                log += frame.response()[row] * linear - frame.sizes()[row] * Math.log1p(Math.exp(linear));
            }
        }
        return log;
    }

    /// Nodes and weights for `∫ f(z) e^(−z²) dz`: zeros of Hermite's polynomial, by Newton between those of the one
    /// before.
    private static double[][] hermite(int nodes) {
        double[][] rule = new double[2][nodes];
        double reach = Math.sqrt(2.0 * nodes + 1);
        int found = 0;
        int steps = 3001; // odd: zero is then inside a step
        for (int step = 0; step < steps; step++) {
            double low = -reach + 2 * reach * step / steps;
            double high = -reach + 2 * reach * (step + 1) / steps;
            if (polynomial(nodes, low)[0] * polynomial(nodes, high)[0] <= 0 && found < nodes) {
                double zero = (low + high) / 2;
                for (int turn = 0; turn < 20; turn++) {
                    double[] value = polynomial(nodes, zero);
                    zero -= value[0] / (Math.sqrt(2.0 * nodes) * value[1]);
                }
                double before = polynomial(nodes, zero)[1];
                rule[0][found] = zero;
                rule[1][found] = 1 / (nodes * before * before);
                found++;
            }
        }
        return rule;
    }

    /// The orthonormal polynomial of this degree and the one before.
    private static double[] polynomial(int degree, double z) {
        double before = 0;
        double value = Math.pow(Math.PI, -0.25);
        for (int at = 0; at < degree; at++) {
            double next = z * Math.sqrt(2.0 / (at + 1)) * value - Math.sqrt((double) at / (at + 1)) * before;
            before = value;
            value = next;
        }
        return new double[] {value, before};
    }
}
