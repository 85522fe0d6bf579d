package dev.ajar.statistics.oracle;

/// Random effects by restricted maximum likelihood (W. Viechtbauer, Journal of Statistical Software 36, 2010): a
/// reference for the moment estimate that is shipped.
record RestrictedLikelihood(double mean, double standardError, double variance) {

    static RestrictedLikelihood of(double[] estimates, double[] variances) {
        double between = 0;
        for (int step = 0; step < 500; step++) {
            Sums sums = Sums.of(estimates, variances, between);
            double score = sums.squaredOff - sums.weights + sums.squares / sums.weights;
            double information = sums.squares
                    - 2 * sums.cubes / sums.weights
                    + sums.squares * sums.squares / (sums.weights * sums.weights);
            between = Math.max(0, between + score / information);
        }
        Sums sums = Sums.of(estimates, variances, between);
        return new RestrictedLikelihood(sums.mean, Math.sqrt(1 / sums.weights), between);
    }

    private record Sums(double weights, double squares, double cubes, double mean, double squaredOff) {

        static Sums of(double[] estimates, double[] variances, double between) {
            double weights = 0;
            double squares = 0;
            double cubes = 0;
            double mean = 0;
            for (int at = 0; at < estimates.length; at++) {
                double weight = 1 / (variances[at] + between);
                weights += weight;
                squares += weight * weight;
                cubes += weight * weight * weight;
                mean += weight * estimates[at];
            }
            mean /= weights;
            double off = 0;
            for (int at = 0; at < estimates.length; at++) {
                double weight = 1 / (variances[at] + between);
                off += weight * weight * (estimates[at] - mean) * (estimates[at] - mean);
            }
            return new Sums(weights, squares, cubes, mean, off);
        }
    }
}
