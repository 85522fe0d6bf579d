package dev.ajar.statistics.comparison;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Answer.Why;
import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// Whether as many clusters came to each side as were sent there: the guard of every comparison. If not, somebody is
/// missing, and not by chance; no verdict holds then.
///
/// Twice: Pearson's chi-square at one look (R. Kohavi, D. Tang, Y. Xu, *Trustworthy Online Controlled Experiments*,
/// 2020, chapter 21), and an e-value that may be watched all the time, the Bayes factor of a Dirichlet prior α against
/// the wanted shares θ (M. Lindon, A. Malek, NeurIPS 2022):
///
///     E = B(α + n) / (B(α) Π θ_i^n_i),  p = min(1, 1/E)
///
/// Counts are of independent units: clusters, never sessions.
///
/// @param chiSquare Pearson's statistic
/// @param degreesOfFreedom sides less one
/// @param p of the chi-square: good for one look only
/// @param logEvidence ln E; above 0 speaks against the wanted shares
/// @param alwaysP valid however often one looks (Ville's inequality), if the smallest so far is kept
public record SampleRatio(double chiSquare, int degreesOfFreedom, double p, double logEvidence, double alwaysP) {

    /// Below this the guard fires: comparisons that are sound are voided once in a thousand, watched all the time.
    public static final double LEVEL = 0.001;

    /// As how many clusters seen before the prior counts, in the wanted shares.
    public static final double PRIOR = 200;

    /// Holds counts against wanted shares, with a prior of [#PRIOR] clusters.
    ///
    /// @param counts clusters a side, two sides or more
    /// @param shares wanted, above 0, in any unit
    public static Answer<SampleRatio> of(long[] counts, double[] shares) {
        double sum = Arrays.stream(shares).sum();
        return of(
                counts,
                shares,
                Arrays.stream(shares).map(share -> PRIOR * share / sum).toArray());
    }

    /// Holds counts against wanted shares.
    ///
    /// @param counts clusters a side, two sides or more
    /// @param shares wanted, above 0, in any unit
    /// @param prior of the Dirichlet distribution, above 0
    public static Answer<SampleRatio> of(long[] counts, double[] shares, double[] prior) {
        if (counts.length < 2 || shares.length != counts.length || prior.length != counts.length) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "%s counts, %s shares and %s priors: expected is one of each for two sides or more"
                            .formatted(counts.length, shares.length, prior.length));
        }
        if (!positive(shares) || !positive(prior)) {
            return Answer.unknown(
                    Why.ABSURD_SETTING,
                    "wanted shares %s with prior %s: expected is above zero"
                            .formatted(Arrays.toString(shares), Arrays.toString(prior)));
        }
        double all = 0;
        for (long count : counts) {
            if (count < 0) {
                return Answer.unknown(Why.ABSURD_COUNTS, "%s clusters: counts are zero or more".formatted(count));
            }
            all += count;
        }
        if (all == 0) {
            return Answer.unknown(Why.NO_DATA, "no cluster on any side");
        }
        return Answer.known(held(counts, shares, prior, all));
    }

    private static SampleRatio held(long[] counts, double[] shares, double[] prior, double all) {
        double sum = Arrays.stream(shares).sum();
        double mass = Arrays.stream(prior).sum();
        double chiSquare = 0;
        double evidence = LogGamma.value(mass) - LogGamma.value(mass + all);
        for (int side = 0; side < counts.length; side++) {
            double share = shares[side] / sum;
            double off = counts[side] - all * share;
            chiSquare += off * off / (all * share);
            evidence += LogGamma.value(prior[side] + counts[side])
                    - LogGamma.value(prior[side])
                    - counts[side] * Math.log(share);
        }
        int free = counts.length - 1;
        return new SampleRatio(
                chiSquare,
                free,
                ChiSquaredDistribution.of(free).survivalProbability(chiSquare),
                evidence,
                Math.min(1, Math.exp(-evidence)));
    }

    private static boolean positive(double[] values) {
        return Arrays.stream(values).allMatch(value -> value > 0 && Double.isFinite(value));
    }

    /// The verdict is void.
    public boolean fired() {
        return alwaysP < LEVEL;
    }
}
