package dev.ajar.statistics.oracle;

/// Small linear algebra for references.
final class Linear {

    private Linear() {}

    /// Solves `matrix · x = right` for as many right sides as there are (Gauss, with the largest pivot).
    static double[][] solved(double[][] matrix, double[][] right) {
        int size = matrix.length;
        double[][] left = copied(matrix);
        double[][] solved = copied(right);
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                if (Math.abs(left[row][column]) > Math.abs(left[pivot][column])) {
                    pivot = row;
                }
            }
            swap(left, column, pivot);
            swap(solved, column, pivot);
            for (int row = 0; row < size; row++) {
                if (row != column) {
                    double factor = left[row][column] / left[column][column];
                    subtract(left[row], left[column], factor);
                    subtract(solved[row], solved[column], factor);
                }
            }
        }
        for (int row = 0; row < size; row++) {
            for (int at = 0; at < solved[row].length; at++) {
                solved[row][at] /= left[row][row];
            }
        }
        return solved;
    }

    static double[][] inverse(double[][] matrix) {
        double[][] ones = new double[matrix.length][matrix.length];
        for (int at = 0; at < ones.length; at++) {
            ones[at][at] = 1;
        }
        return solved(matrix, ones);
    }

    static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            product[row] = dot(matrix[row], vector);
        }
        return product;
    }

    static double[][] times(double[][] one, double[][] other) {
        double[][] product = new double[one.length][other[0].length];
        for (int row = 0; row < one.length; row++) {
            for (int at = 0; at < other.length; at++) {
                subtract(product[row], other[at], -one[row][at]);
            }
        }
        return product;
    }

    static double[][] transposed(double[][] matrix) {
        double[][] transposed = new double[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < transposed.length; column++) {
                transposed[column][row] = matrix[row][column];
            }
        }
        return transposed;
    }

    static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }

    /// Adds `factor · vector · vector'`.
    static void addSquare(double[][] matrix, double[] vector, double factor) {
        for (int row = 0; row < vector.length; row++) {
            subtract(matrix[row], vector, -factor * vector[row]);
        }
    }

    /// `inverse · middle · inverse`.
    static double[][] sandwich(double[][] bread, double[][] meat) {
        return times(times(bread, meat), bread);
    }

    static double[] rootsOfDiagonal(double[][] matrix) {
        double[] roots = new double[matrix.length];
        for (int at = 0; at < roots.length; at++) {
            roots[at] = Math.sqrt(matrix[at][at]);
        }
        return roots;
    }

    private static double[][] copied(double[][] matrix) {
        double[][] copied = new double[matrix.length][];
        for (int row = 0; row < matrix.length; row++) {
            copied[row] = matrix[row].clone();
        }
        return copied;
    }

    private static void subtract(double[] from, double[] what, double factor) {
        for (int at = 0; at < from.length; at++) {
            from[at] -= factor * what[at];
        }
    }

    private static void swap(double[][] rows, int one, int other) {
        double[] kept = rows[one];
        rows[one] = rows[other];
        rows[other] = kept;
    }
}
