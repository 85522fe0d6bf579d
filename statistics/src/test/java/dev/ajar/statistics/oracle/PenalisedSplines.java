package dev.ajar.statistics.oracle;

/// Cubic B-splines with a knot at every place, and the penalty on their second derivatives: the basis R's
/// `smooth.spline` works in.
///
/// Source: de Boor (1978) A Practical Guide to Splines; O'Sullivan (1986).
final class PenalisedSplines {

    private static final int ORDER = 4;

    private final double[] knots;
    private final double[][] basis;
    private final double[][] gram;
    private final double[][] penalty;

    /// @param places from 0 to 1, ascending
    PenalisedSplines(double[] places) {
        int count = places.length;
        knots = new double[count + 6];
        for (int at = 0; at < knots.length; at++) {
            knots[at] = places[Math.clamp(at - 3, 0, count - 1)];
        }
        int size = count + 2;
        basis = new double[count][size];
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < size; column++) {
                basis[row][column] = value(column, ORDER, places[row]);
            }
        }
        gram = new double[size][size];
        penalty = new double[size][size];
        for (double[] row : basis) {
            addSquare(gram, row, 1);
        }
        for (int piece = 0; piece + 1 < count; piece++) {
            double half = (places[piece + 1] - places[piece]) / 2;
            for (int side = -1; side <= 1; side += 2) {
                addSquare(penalty, bends(places[piece] + half * (1 + side / Math.sqrt(3))), half);
            }
        }
    }

    /// What R measures the penalty in: the traces of both, without three at either end.
    double ratio() {
        double values = 0;
        double bends = 0;
        for (int at = 2; at < gram.length - 3; at++) {
            values += gram[at][at];
            bends += penalty[at][at];
        }
        return values / bends;
    }

    double degreesOfFreedom(double weight) {
        double trace = 0;
        for (double[] row : basis) {
            trace += product(row, solved(weight, row));
        }
        return trace;
    }

    /// The fitted value at the last place.
    double last(double[] values, double weight) {
        double[] right = new double[gram.length];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < right.length; column++) {
                right[column] += basis[row][column] * values[row];
            }
        }
        return product(basis[values.length - 1], solved(weight, right));
    }

    private double[] bends(double place) {
        double[] bends = new double[gram.length];
        for (int at = 0; at < bends.length; at++) {
            bends[at] = derivative(at, ORDER, 2, place);
        }
        return bends;
    }

    private double derivative(int at, int order, int times, double place) {
        if (times == 0) {
            return value(at, order, place);
        }
        return (order - 1)
                * (over(derivative(at, order - 1, times - 1, place), knots[at + order - 1] - knots[at])
                        - over(derivative(at + 1, order - 1, times - 1, place), knots[at + order] - knots[at + 1]));
    }

    private double value(int at, int order, double place) {
        if (order == 1) {
            boolean end = place == 1 && knots[at + 1] == 1;
            return knots[at] < knots[at + 1] && knots[at] <= place && (place < knots[at + 1] || end) ? 1 : 0;
        }
        return over((place - knots[at]) * value(at, order - 1, place), knots[at + order - 1] - knots[at])
                + over(
                        (knots[at + order] - place) * value(at + 1, order - 1, place),
                        knots[at + order] - knots[at + 1]);
    }

    private static double over(double value, double gap) {
        return gap == 0 ? 0 : value / gap;
    }

    private double[] solved(double weight, double[] right) {
        int size = gram.length;
        double[][] matrix = new double[size][size];
        double[] result = right.clone();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                matrix[row][column] = gram[row][column] + weight * penalty[row][column];
            }
        }
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = pivot + 1; row < size; row++) {
                double factor = matrix[row][pivot] / matrix[pivot][pivot];
                for (int column = pivot; column < size; column++) {
                    matrix[row][column] -= factor * matrix[pivot][column];
                }
                result[row] -= factor * result[pivot];
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int column = row + 1; column < size; column++) {
                result[row] -= matrix[row][column] * result[column];
            }
            result[row] /= matrix[row][row];
        }
        return result;
    }

    private static void addSquare(double[][] to, double[] row, double weight) {
        for (int one = 0; one < row.length; one++) {
            for (int other = 0; other < row.length; other++) {
                to[one][other] += weight * row[one] * row[other];
            }
        }
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
