package dev.ajar.statistics.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Ordinary least squares, with standard errors by clusters of one kind or two (C. Cameron, J. Gelbach, D. Miller 2011;
/// corrections of sandwich's HC1): a reference.
final class LeastSquares {

    private final double[] coefficients;
    private final double[] errors;
    private final double[][] bread;
    private final double[][] influences;

    private LeastSquares(double[] coefficients, double[] errors, double[][] bread, double[][] influences) {
        this.coefficients = coefficients;
        this.errors = errors;
        this.bread = bread;
        this.influences = influences;
    }

    double[] coefficients() {
        return coefficients;
    }

    double[] errors() {
        return errors;
    }

    double[][] bread() {
        return bread;
    }

    double[][] influences() {
        return influences;
    }

    static LeastSquares of(ModelFrame frame) {
        double[][] across = Linear.transposed(frame.rows());
        double[][] bread = Linear.inverse(Linear.times(across, frame.rows()));
        double[] coefficients = Linear.times(bread, Linear.times(across, frame.response()));
        double[][] influences = new double[frame.size()][];
        double squares = 0;
        for (int row = 0; row < influences.length; row++) {
            double[] regressors = frame.rows()[row];
            double residual = frame.response()[row] - Linear.dot(regressors, coefficients);
            squares += residual * residual;
            influences[row] = Arrays.stream(regressors).map(x -> x * residual).toArray();
        }
        double variance = squares / (frame.size() - coefficients.length);
        double[] errors = Arrays.stream(Linear.rootsOfDiagonal(bread))
                .map(root -> root * Math.sqrt(variance))
                .toArray();
        return new LeastSquares(coefficients, errors, bread, influences);
    }

    double[][] clustered(int[] clusters) {
        int count = IntStream.of(clusters).max().orElse(0) + 1;
        double[][] sums = new double[count][coefficients.length];
        for (int row = 0; row < influences.length; row++) {
            for (int at = 0; at < coefficients.length; at++) {
                sums[clusters[row]][at] += influences[row][at];
            }
        }
        double rows = influences.length;
        double correction = count / (count - 1.0) * (rows - 1) / (rows - coefficients.length);
        double[][] meat = new double[coefficients.length][coefficients.length];
        for (double[] sum : sums) {
            Linear.addSquare(meat, sum, correction);
        }
        return Linear.sandwich(bread, meat);
    }

    double[] errorsBy(int[] clusters) {
        return Linear.rootsOfDiagonal(clustered(clusters));
    }

    double[] errorsBy(List<String> one, List<String> other) {
        double[][] first = clustered(ModelFrame.numbered(one));
        double[][] second = clustered(ModelFrame.numbered(other));
        double[][] both = clustered(ModelFrame.numbered(IntStream.range(0, one.size())
                .mapToObj(row -> one.get(row) + " " + other.get(row))
                .toList()));
        return IntStream.range(0, coefficients.length)
                .mapToDouble(at -> Math.sqrt(first[at][at] + second[at][at] - both[at][at]))
                .toArray();
    }
}
