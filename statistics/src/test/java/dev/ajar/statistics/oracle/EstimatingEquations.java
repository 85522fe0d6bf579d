package dev.ajar.statistics.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Generalised estimating equations with a logit link, robust standard errors (K.-Y. Liang, S. L. Zeger 1986) and
/// moment estimates of scale and correlation as in geepack: a reference.
///
/// - `coefficients`: in the order of the frame
/// - `errors`: robust ones
/// - `correlation`: of two sessions of a group; for `ar1` of two that follow each other
final class EstimatingEquations {

    private final double[] coefficients;
    private final double[] errors;
    private final double correlation;
    private final double scale;

    private EstimatingEquations(double[] coefficients, double[] errors, double correlation, double scale) {
        this.coefficients = coefficients;
        this.errors = errors;
        this.correlation = correlation;
        this.scale = scale;
    }

    double[] coefficients() {
        return coefficients;
    }

    double[] errors() {
        return errors;
    }

    double correlation() {
        return correlation;
    }

    double scale() {
        return scale;
    }

    enum Structure {
        INDEPENDENCE,
        EXCHANGEABLE,
        AR1
    }

    static EstimatingEquations of(ModelFrame frame, Structure structure, boolean scaleFixed) {
        List<int[]> groups = groups(frame);
        double[] coefficients = LogisticRegression.of(frame).coefficients();
        double correlation = 0;
        double scale = 1;
        double[][] errors = new double[0][];
        for (int step = 0; step < 100; step++) {
            double[] rates = rates(frame, coefficients);
            double[] residuals = residuals(frame, rates);
            scale = scaleFixed ? 1 : Linear.dot(residuals, residuals) / residuals.length;
            correlation = correlation(groups, residuals, scale, structure);
            int size = coefficients.length;
            double[][] information = new double[size][size];
            double[][] score = new double[size][1];
            double[][] meat = new double[size][size];
            for (int[] group : groups) {
                double[][] inverse = Linear.inverse(working(group.length, correlation, structure));
                double[][] slopes = new double[group.length][];
                double[] parts = new double[group.length];
                for (int at = 0; at < group.length; at++) {
                    double root = Math.sqrt(rates[group[at]] * (1 - rates[group[at]]));
                    slopes[at] = java.util.Arrays.stream(frame.rows()[group[at]])
                            .map(x -> x * root)
                            .toArray();
                    parts[at] = residuals[group[at]];
                }
                double[][] across = Linear.times(Linear.transposed(slopes), inverse);
                double[] own = Linear.times(across, parts);
                double[][] added = Linear.times(across, slopes);
                for (int row = 0; row < size; row++) {
                    score[row][0] += own[row];
                    for (int column = 0; column < size; column++) {
                        information[row][column] += added[row][column];
                    }
                }
                Linear.addSquare(meat, own, 1);
            }
            double[][] change = Linear.solved(information, score);
            for (int at = 0; at < size; at++) {
                coefficients[at] += change[at][0];
            }
            errors = Linear.sandwich(Linear.inverse(information), meat);
        }
        return new EstimatingEquations(coefficients, Linear.rootsOfDiagonal(errors), correlation, scale);
    }

    private static List<int[]> groups(ModelFrame frame) {
        int count = IntStream.of(frame.groups()).max().orElse(-1) + 1;
        List<int[]> groups = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            int wanted = group;
            groups.add(IntStream.range(0, frame.size())
                    .filter(row -> frame.groups()[row] == wanted)
                    .toArray());
        }
        return groups;
    }

    private static double[] rates(ModelFrame frame, double[] coefficients) {
        return IntStream.range(0, frame.size())
                .mapToDouble(row -> 1 / (1 + Math.exp(-Linear.dot(frame.rows()[row], coefficients))))
                .toArray();
    }

    private static double[] residuals(ModelFrame frame, double[] rates) {
        return IntStream.range(0, frame.size())
                .mapToDouble(row -> (frame.response()[row] - rates[row]) / Math.sqrt(rates[row] * (1 - rates[row])))
                .toArray();
    }

    /// The root of `Σ lag·α^(lag−1)·(product − α^lag)` over pairs; with all lags 1 the mean of products.
    private static double correlation(List<int[]> groups, double[] residuals, double scale, Structure structure) {
        if (structure == Structure.INDEPENDENCE) {
            return 0;
        }
        double low = structure == Structure.AR1 ? 0 : -1;
        double high = 1;
        for (int turn = 0; turn < 60; turn++) {
            double middle = (low + high) / 2;
            double sum = 0;
            for (int[] group : groups) {
                for (int one = 0; one < group.length; one++) {
                    for (int other = one + 1; other < group.length; other++) {
                        int lag = structure == Structure.AR1 ? other - one : 1;
                        double product = residuals[group[one]] * residuals[group[other]] / scale;
                        sum += lag * Math.pow(middle, lag - 1) * (product - Math.pow(middle, lag));
                    }
                }
            }
            if (sum > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double[][] working(int size, double correlation, Structure structure) {
        double[][] working = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                int lag = Math.abs(row - column);
                working[row][column] =
                        lag == 0 ? 1 : structure == Structure.AR1 ? Math.pow(correlation, lag) : correlation;
            }
        }
        return working;
    }
}
