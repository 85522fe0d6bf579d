package dev.ajar.statistics.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A sample of clusters, as R's `survey` sees it: weighted sums by cluster.
///
/// @param bad weights of the bad ones, by cluster
/// @param all weights of all, by cluster
/// @param rows how many were asked
/// @param fraction which share of all clusters is in the sample; 0 if there is no end of them
record SurveySample(List<Double> bad, List<Double> all, double rows, double fraction) {

    static SurveySample of(double[] bad, double[] sessions) {
        List<Double> badOnes = new ArrayList<>();
        List<Double> everyone = new ArrayList<>();
        double rows = 0;
        for (int at = 0; at < bad.length; at++) {
            badOnes.add(bad[at]);
            everyone.add(sessions[at]);
            rows += sessions[at];
        }
        return new SurveySample(badOnes, everyone, rows, 0);
    }

    static SurveySample summed(List<String> clusters, double[] bad, double[] sessions) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int row = 0; row < bad.length; row++) {
            double[] sum = sums.computeIfAbsent(clusters.get(row), ignored -> new double[2]);
            sum[0] += bad[row];
            sum[1] += sessions[row];
        }
        return of(
                sums.values().stream().mapToDouble(sum -> sum[0]).toArray(),
                sums.values().stream().mapToDouble(sum -> sum[1]).toArray());
    }

    /// Rows where a column has a value are bad.
    static SurveySample of(
            Given.Table table, String ids, String column, double value, String weights, String population) {
        List<String> clusters = table.texts(ids);
        double[] values = table.numbers(column);
        double[] weight = weights.isEmpty() ? new double[0] : table.numbers(weights);
        Map<String, double[]> sums = new LinkedHashMap<>();
        double total = 0;
        for (int row = 0; row < values.length; row++) {
            double own = weight.length == 0 ? 1 : weight[row];
            double[] sum = sums.computeIfAbsent(clusters.get(row), ignored -> new double[2]);
            sum[0] += values[row] == value ? own : 0;
            sum[1] += own;
            total += own;
        }
        double scale = values.length / total;
        double fraction = population.isEmpty() ? 0 : sums.size() / table.numbers(population)[0];
        return new SurveySample(
                sums.values().stream().map(sum -> sum[0] * scale).toList(),
                sums.values().stream().map(sum -> sum[1] * scale).toList(),
                values.length,
                fraction);
    }

    double rate() {
        return sum(bad) / sum(all);
    }

    /// Of the linearised rate, without the clusters that are in the sample already.
    double variance() {
        double squares = 0;
        for (int at = 0; at < bad.size(); at++) {
            double influence = bad.get(at) - rate() * all.get(at);
            squares += influence * influence;
        }
        int clusters = bad.size();
        return (1 - fraction) * clusters / (clusters - 1) * squares / sum(all) / sum(all);
    }

    private static double sum(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }
}
