package dev.ajar.statistics.oracle;

import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// Tests of independent sessions by chi-square.
final class ChiSquares {

    private ChiSquares() {}

    /// Whether as many pairs changed one way as the other. With Yates's correction, as R's `mcnemar.test`.
    ///
    /// Source: McNemar (1947) Psychometrika 12:153.
    static Map<String, ?> mcNemar(double oneWay, double otherWay) {
        double off = Math.abs(oneWay - otherWay);
        double corrected = off == 0 ? 0 : (off - 1) * (off - 1) / (oneWay + otherWay);
        double plain = off * off / (oneWay + otherWay);
        return Map.of(
                "chisq",
                corrected,
                "df",
                1,
                "p",
                probability(corrected, 1),
                "chisq_no_cc",
                plain,
                "p_no_cc",
                probability(plain, 1));
    }

    /// Whether all groups have one rate. Pearson's; R's `prop.test` corrects only where there are two groups.
    static Map<String, ?> equality(double[] some, double[] all) {
        double rate = sum(some) / sum(all);
        double correction = some.length > 2
                ? 0
                : Math.min(0.5, Math.abs(some[0] / all[0] - some[1] / all[1]) / (1 / all[0] + 1 / all[1]));
        double squares = 0;
        for (int group = 0; group < some.length; group++) {
            double off = Math.abs(some[group] - rate * all[group]) - correction;
            squares += off * off / (rate * (1 - rate) * all[group]);
        }
        int degrees = some.length - 1;
        return Map.of("chisq", squares, "df", degrees, "p", probability(squares, degrees));
    }

    /// Whether rates rise or fall with the number of the group, 1, 2, 3 …
    ///
    /// Source: Cochran (1954), Armitage (1955) Biometrics 11:375.
    static Map<String, ?> trend(double[] some, double[] all) {
        double rate = sum(some) / sum(all);
        double middle = 0;
        for (int group = 0; group < all.length; group++) {
            middle += (group + 1) * all[group] / sum(all);
        }
        double product = 0;
        double spread = 0;
        for (int group = 0; group < all.length; group++) {
            double off = group + 1 - middle;
            product += off * (some[group] - rate * all[group]);
            spread += off * off * all[group];
        }
        double square = product * product / (rate * (1 - rate) * spread);
        return Map.of("trend_chisq", square, "trend_p", probability(square, 1));
    }

    private static double probability(double square, double degrees) {
        return ChiSquaredDistribution.of(degrees).survivalProbability(square);
    }

    private static double sum(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum;
    }
}
