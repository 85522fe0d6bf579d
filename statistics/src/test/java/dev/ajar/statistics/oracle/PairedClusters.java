package dev.ajar.statistics.oracle;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// McNemar's test of pairs within clusters: naive, V. Durkalski's (Statistics in Medicine 22, 2003, 2417) and N. A.
/// Obuchowski's (Statistics in Medicine 17, 1998, 1495): references.
final class PairedClusters {

    private PairedClusters() {}

    /// @param pairs in each cluster
    /// @param one pairs that changed one way
    /// @param other pairs that changed the other way
    static Map<String, Double> tests(double[] pairs, double[] one, double[] other) {
        double sum = 0;
        double squares = 0;
        double mean = 0;
        double meanSquares = 0;
        double changed = 0;
        for (int cluster = 0; cluster < pairs.length; cluster++) {
            double off = one[cluster] - other[cluster];
            sum += off;
            squares += off * off;
            changed += one[cluster] + other[cluster];
            double rate = pairs[cluster] > 0 ? off / pairs[cluster] : 0;
            mean += rate;
            meanSquares += rate * rate;
        }
        TreeMap<String, Double> tests = new TreeMap<>();
        put(tests, "naive", sum * sum / changed);
        put(tests, "durkalski", mean * mean / meanSquares);
        put(tests, "obuchowski", (pairs.length - 1.0) / pairs.length * sum * sum / squares);
        return tests;
    }

    private static void put(Map<String, Double> tests, String name, double chiSquare) {
        tests.put(name, chiSquare);
        tests.put("p_" + name, ChiSquaredDistribution.of(1).survivalProbability(chiSquare));
    }
}
