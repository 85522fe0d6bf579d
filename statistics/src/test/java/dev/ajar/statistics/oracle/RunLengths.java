package dev.ajar.statistics.oracle;

import java.util.Map;
import java.util.TreeMap;

/// How long ago the last change was, online (Adams and MacKay 2007): the posterior of run lengths for coins with a beta
/// prior and a constant hazard. A reference only: it feels its hazard.
final class RunLengths {

    private RunLengths() {}

    static Map<String, ?> of(Given given) {
        double[] posterior =
                posterior(given.numbers("x"), given.number("hazard"), given.number("a", 1), given.number("b", 1));
        Map<String, Object> said = new TreeMap<>();
        said.put("run_length_posterior", posterior);
        int most = 0;
        double within = 0;
        for (int length = 0; length < posterior.length; length++) {
            if (posterior[length] > posterior[most]) {
                most = length;
            }
            within += posterior[length];
            said.put("p_change_within_" + length, within);
        }
        said.put("map_run_length", most);
        return said;
    }

    private static double[] posterior(double[] tosses, double hazard, double alpha, double beta) {
        double[] lengths = {1};
        double[] ones = {0};
        for (int toss = 0; toss < tosses.length; toss++) {
            double[] next = new double[lengths.length + 1];
            double[] nextOnes = new double[lengths.length + 1];
            double whole = 0;
            for (int length = 0; length < lengths.length; length++) {
                double one = (alpha + ones[length]) / (alpha + beta + length);
                double weight = lengths[length] * (tosses[toss] == 1 ? one : 1 - one);
                next[length + 1] = weight * (1 - hazard);
                nextOnes[length + 1] = ones[length] + tosses[toss];
                next[0] += weight * hazard;
                whole += weight;
            }
            for (int length = 0; length < next.length; length++) {
                next[length] /= whole;
            }
            lengths = next;
            ones = nextOnes;
        }
        return lengths;
    }
}
