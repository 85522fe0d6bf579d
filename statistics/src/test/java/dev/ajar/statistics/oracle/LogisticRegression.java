package dev.ajar.statistics.oracle;

/// Logistic regression by iteratively weighted least squares (P. McCullagh, J. A. Nelder, *Generalized Linear Models*,
/// 1989): a reference.
///
/// - `coefficients`: in the order of the frame
/// - `errors`: their standard errors at dispersion 1
/// - `dispersion`: Pearson's, for the quasi-binomial
final class LogisticRegression {

    private final double[] coefficients;
    private final double[] errors;
    private final double dispersion;
    private final double deviance;

    private LogisticRegression(double[] coefficients, double[] errors, double dispersion, double deviance) {
        this.coefficients = coefficients;
        this.errors = errors;
        this.dispersion = dispersion;
        this.deviance = deviance;
    }

    double[] coefficients() {
        return coefficients;
    }

    double[] errors() {
        return errors;
    }

    double dispersion() {
        return dispersion;
    }

    double deviance() {
        return deviance;
    }

    static LogisticRegression of(ModelFrame frame) {
        int size = frame.names().size();
        double[] coefficients = new double[size];
        double[][] information = new double[size][size];
        for (int step = 0; step < 50; step++) {
            information = new double[size][size];
            double[][] score = new double[size][1];
            for (int row = 0; row < frame.size(); row++) {
                double rate = rate(frame, row, coefficients);
                double trials = frame.sizes()[row];
                Linear.addSquare(information, frame.rows()[row], trials * rate * (1 - rate));
                for (int at = 0; at < size; at++) {
                    score[at][0] += frame.rows()[row][at] * (frame.response()[row] - trials * rate);
                }
            }
            double[][] change = Linear.solved(information, score);
            for (int at = 0; at < size; at++) {
                coefficients[at] += change[at][0];
            }
        }
        double pearson = 0;
        double deviance = 0;
        for (int row = 0; row < frame.size(); row++) {
            double rate = rate(frame, row, coefficients);
            double trials = frame.sizes()[row];
            double bad = frame.response()[row];
            pearson += square(bad - trials * rate) / (trials * rate * (1 - rate));
            deviance += 2 * (part(bad, trials * rate) + part(trials - bad, trials * (1 - rate)));
        }
        return new LogisticRegression(
                coefficients,
                Linear.rootsOfDiagonal(Linear.inverse(information)),
                pearson / (frame.size() - size),
                deviance);
    }

    private static double rate(ModelFrame frame, int row, double[] coefficients) {
        return 1 / (1 + Math.exp(-Linear.dot(frame.rows()[row], coefficients)));
    }

    private static double part(double seen, double expected) {
        return seen == 0 ? 0 : seen * Math.log(seen / expected);
    }

    private static double square(double value) {
        return value * value;
    }
}
