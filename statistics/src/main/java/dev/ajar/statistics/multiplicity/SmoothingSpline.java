package dev.ajar.statistics.multiplicity;

/// A natural cubic spline through points at distances of 1 that trades closeness for smoothness: it makes Σ(y − f)² +
/// λ∫f″² smallest. How bendable it is, is said by its degrees of freedom, the trace of what turns y into f: 2 for a
/// straight line, as many as points for one through all of them.
///
/// Source: Green & Silverman (1994) Nonparametric Regression and Generalized Linear Models, chapter 2: f = y − λQγ with
/// (R + λQᵀQ)γ = Qᵀy.
final class SmoothingSpline {

    private static final int HALVINGS = 100;

    private final double[] values;
    private final double[][] bends;
    private final double[][] overlap;

    /// @param values y, three or more
    SmoothingSpline(double[] values) {
        this.values = values;
        int inner = values.length - 2;
        bends = new double[inner][inner];
        overlap = new double[inner][inner];
        for (int row = 0; row < inner; row++) {
            for (int column = 0; column < inner; column++) {
                switch (Math.abs(row - column)) {
                    case 0 -> {
                        bends[row][column] = 6;
                        overlap[row][column] = 2.0 / 3;
                    }
                    case 1 -> {
                        bends[row][column] = -4;
                        overlap[row][column] = 1.0 / 6;
                    }
                    case 2 -> bends[row][column] = 1;
                    default -> {}
                }
            }
        }
    }

    /// The value at the last point, with so many degrees of freedom.
    ///
    /// @param degreesOfFreedom above 2, below the number of points
    double last(double degreesOfFreedom) {
        double low = Math.log(1e-12);
        double high = Math.log(1e12);
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (degreesOfFreedom(Math.exp(middle)) > degreesOfFreedom) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double stiffness = Math.exp((low + high) / 2);
        int inner = values.length - 2;
        double[][] bent = new double[inner][1];
        for (int at = 0; at < inner; at++) {
            bent[at][0] = values[at] - 2 * values[at + 1] + values[at + 2];
        }
        return values[inner + 1] - stiffness * solved(stiffness, bent)[inner - 1][0];
    }

    private double degreesOfFreedom(double stiffness) {
        double[][] shrunk = solved(stiffness, bends);
        double lost = 0;
        for (int at = 0; at < shrunk.length; at++) {
            lost += stiffness * shrunk[at][at];
        }
        return values.length - lost;
    }

    /// x of (R + λQᵀQ)x = b. The matrix is positive definite, so no row need be exchanged.
    private double[][] solved(double stiffness, double[][] right) {
        int size = overlap.length;
        double[][] matrix = new double[size][size];
        double[][] result = new double[size][];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                matrix[row][column] = overlap[row][column] + stiffness * bends[row][column];
            }
            result[row] = right[row].clone();
        }
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = 0; row < size; row++) {
                if (row != pivot) {
                    double factor = matrix[row][pivot] / matrix[pivot][pivot];
                    subtract(matrix[row], matrix[pivot], factor);
                    subtract(result[row], result[pivot], factor);
                }
            }
        }
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < result[row].length; column++) {
                result[row][column] /= matrix[row][row];
            }
        }
        return result;
    }

    private static void subtract(double[] from, double[] what, double factor) {
        for (int at = 0; at < from.length; at++) {
            from[at] -= factor * what[at];
        }
    }
}
