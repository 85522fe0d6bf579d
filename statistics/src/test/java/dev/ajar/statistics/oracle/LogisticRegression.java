package dev.ajar.statistics.oracle;

/// Logistic regression by iteratively weighted least squares (P. McCullagh, J. A. Nelder, *Generalized Linear Models*,
/// 1989): a reference.
///
/// - `coefficients`: in the order of the frame
/// - `errors`: their standard errors at dispersion 1
/// - `dispersion`: Pearson's, for the quasi-binomial
final class LogisticRegression {

    /// When R's `glm` stops: its standard errors have the weights of the step before the last.
    private static final double CLOSE = 1e-8;

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
        double[] linear = new double[frame.size()];
        for (int row = 0; row < linear.length; row++) {
            double rate = (frame.response()[row] + 0.5) / (frame.sizes()[row] + 1);
            linear[row] = Math.log(rate / (1 - rate));
        }
        int size = frame.names().size();
        double[] coefficients = new double[size];
        double[][] information = new double[size][size];
        double[] weights = new double[linear.length];
        double before = Double.MAX_VALUE;
        double deviance = deviance(frame, linear);
        while (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) >= CLOSE) {
            information = new double[size][size];
            double[][] right = new double[size][1];
            for (int row = 0; row < linear.length; row++) {
                double rate = rate(linear[row]);
                weights[row] = frame.sizes()[row] * rate * (1 - rate);
                double working = linear[row] + (frame.response()[row] - frame.sizes()[row] * rate) / weights[row];
                Linear.addSquare(information, frame.rows()[row], weights[row]);
                for (int at = 0; at < size; at++) {
                    right[at][0] += frame.rows()[row][at] * weights[row] * working;
                }
            }
            double[][] solved = Linear.solved(information, right);
            for (int at = 0; at < size; at++) {
                coefficients[at] = solved[at][0];
            }
            linear = Linear.times(frame.rows(), coefficients);
            before = deviance;
            deviance = deviance(frame, linear);
        }
        double pearson = 0;
        for (int row = 0; row < linear.length; row++) {
            double rate = rate(linear[row]);
            double off = (frame.response()[row] - frame.sizes()[row] * rate) / (frame.sizes()[row] * rate * (1 - rate));
            pearson += weights[row] * off * off;
        }
        return new LogisticRegression(
                coefficients,
                Linear.rootsOfDiagonal(Linear.inverse(information)),
                pearson / (frame.size() - size),
                deviance);
    }

    private static double deviance(ModelFrame frame, double[] linear) {
        double deviance = 0;
        for (int row = 0; row < linear.length; row++) {
            double rate = rate(linear[row]);
            double trials = frame.sizes()[row];
            double bad = frame.response()[row];
            deviance += 2 * (part(bad, trials * rate) + part(trials - bad, trials * (1 - rate)));
        }
        return deviance;
    }

    private static double rate(double linear) {
        return 1 / (1 + Math.exp(-linear));
    }

    private static double part(double seen, double expected) {
        return seen == 0 ? 0 : seen * Math.log(seen / expected);
    }
}
