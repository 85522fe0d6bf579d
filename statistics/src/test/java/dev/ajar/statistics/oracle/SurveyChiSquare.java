package dev.ajar.statistics.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/// The chi-square of a two-way table from a stratified sample of clusters with weights, corrected for the design (J. N.
/// K. Rao, A. J. Scott 1984): a reference.
///
/// @param f Pearson's statistic over the trace of design effects, on `numerator` and `denominator` degrees of freedom
/// @param chiSquare Pearson's statistic itself; its p of first order
record SurveyChiSquare(double f, double numerator, double denominator, double p, double chiSquare, double pFirst) {

    /// @param rows and `columns` number a person's place in the table
    /// @param clusters numbered over all strata
    /// @param sampled how many people there are with those who did not answer, which R's survey counts in Pearson's
    ///     statistic of first order
    static SurveyChiSquare of(int[] rows, int[] columns, double[] weights, int[] strata, int[] clusters, int sampled) {
        int height = IntStream.of(rows).max().orElse(0) + 1;
        int width = IntStream.of(columns).max().orElse(0) + 1;
        int cells = height * width;
        int people = rows.length;
        double all = 0;
        double[] shares = new double[cells];
        for (int person = 0; person < people; person++) {
            shares[columns[person] * height + rows[person]] += weights[person];
            all += weights[person];
        }
        for (int cell = 0; cell < cells; cell++) {
            shares[cell] /= all;
        }
        double[][] variance = variance(shares, height, rows, columns, weights, strata, clusters, all);
        double[][] contrasts = contrasts(height, width);
        double[][] inverse = new double[cells][cells];
        double[][] scaled = new double[cells][cells];
        for (int cell = 0; cell < cells; cell++) {
            inverse[cell][cell] = 1 / shares[cell];
            scaled[cell][cell] = 1 / shares[cell] / people;
        }
        double[][] across = Linear.transposed(contrasts);
        double[][] below = Linear.times(Linear.times(across, scaled), contrasts);
        double[][] above = Linear.times(Linear.times(across, Linear.sandwich(inverse, variance)), contrasts);
        double[][] effects = Linear.solved(below, above);
        double[][] squared = Linear.times(effects, effects);
        double trace = trace(effects);
        double numerator = trace * trace / trace(squared);
        int free = (int) (IntStream.of(clusters).distinct().count()
                - IntStream.of(strata).distinct().count());
        double chiSquare = pearson(shares, height, width, people);
        return new SurveyChiSquare(
                chiSquare / trace,
                numerator,
                numerator * free,
                FDistribution.of(numerator, numerator * free).survivalProbability(chiSquare / trace),
                chiSquare * sampled / people,
                ChiSquaredDistribution.of(effects.length).survivalProbability(chiSquare / (trace / effects.length)));
    }

    private static double[][] variance(
            double[] shares,
            int height,
            int[] rows,
            int[] columns,
            double[] weights,
            int[] strata,
            int[] clusters,
            double all) {
        TreeMap<Integer, TreeMap<Integer, double[]>> totals = new TreeMap<>();
        for (int person = 0; person < rows.length; person++) {
            double[] total = totals.computeIfAbsent(strata[person], ignored -> new TreeMap<>())
                    .computeIfAbsent(clusters[person], ignored -> new double[shares.length]);
            for (int cell = 0; cell < shares.length; cell++) {
                double here = columns[person] * height + rows[person] == cell ? 1 : 0;
                total[cell] += weights[person] * (here - shares[cell]) / all;
            }
        }
        double[][] variance = new double[shares.length][shares.length];
        for (TreeMap<Integer, double[]> stratum : totals.values()) {
            double[] mean = new double[shares.length];
            for (double[] total : stratum.values()) {
                for (int cell = 0; cell < mean.length; cell++) {
                    mean[cell] += total[cell] / stratum.size();
                }
            }
            for (double[] total : stratum.values()) {
                double[] off = IntStream.range(0, mean.length)
                        .mapToDouble(cell -> total[cell] - mean[cell])
                        .toArray();
                Linear.addSquare(variance, off, stratum.size() / (stratum.size() - 1.0));
            }
        }
        return variance;
    }

    /// Interactions, with main effects taken out of them.
    private static double[][] contrasts(int height, int width) {
        List<double[]> main = new ArrayList<>();
        List<double[]> interactions = new ArrayList<>();
        main.add(filled(height, width, -1, -1));
        for (int row = 1; row < height; row++) {
            main.add(filled(height, width, row, -1));
        }
        for (int column = 1; column < width; column++) {
            main.add(filled(height, width, -1, column));
            for (int row = 1; row < height; row++) {
                interactions.add(filled(height, width, row, column));
            }
        }
        double[][] known = main.toArray(double[][]::new);
        double[][] gram = Linear.times(known, Linear.transposed(known));
        double[][] right = Linear.times(known, Linear.transposed(interactions.toArray(double[][]::new)));
        double[][] fitted = Linear.times(Linear.transposed(known), Linear.solved(gram, right));
        double[][] contrasts = Linear.transposed(interactions.toArray(double[][]::new));
        for (int cell = 0; cell < contrasts.length; cell++) {
            for (int at = 0; at < contrasts[cell].length; at++) {
                contrasts[cell][at] -= fitted[cell][at];
            }
        }
        return contrasts;
    }

    private static double[] filled(int height, int width, int row, int column) {
        double[] filled = new double[height * width];
        for (int cell = 0; cell < filled.length; cell++) {
            filled[cell] = (row < 0 || cell % height == row) && (column < 0 || cell / height == column) ? 1 : 0;
        }
        return filled;
    }

    private static double pearson(double[] shares, int height, int width, int people) {
        double[] ofRow = new double[height];
        double[] ofColumn = new double[width];
        for (int cell = 0; cell < shares.length; cell++) {
            ofRow[cell % height] += shares[cell];
            ofColumn[cell / height] += shares[cell];
        }
        double sum = 0;
        for (int cell = 0; cell < shares.length; cell++) {
            double expected = ofRow[cell % height] * ofColumn[cell / height];
            sum += people * (shares[cell] - expected) * (shares[cell] - expected) / expected;
        }
        return sum;
    }

    private static double trace(double[][] matrix) {
        double trace = 0;
        for (int at = 0; at < matrix.length; at++) {
            trace += matrix[at][at];
        }
        return trace;
    }
}
