package dev.ajar.statistics.oracle;

import dev.ajar.statistics.sequential.GroupSequential;
import dev.ajar.statistics.sequential.Sides;
import java.util.Arrays;
import java.util.function.DoubleFunction;

/// Bounds of the books, for evenly spaced looks whose number is known: the same at each look (Pocock 1977, Biometrika
/// 64:191), or falling as `√(K/k)` (O'Brien & Fleming 1979, Biometrics 35:549).
final class ClassicalBounds {

    private ClassicalBounds() {}

    static double pocock(double alpha, int looks) {
        return constant(alpha, constant -> even(constant, looks));
    }

    static double obrienFleming(double alpha, int looks) {
        return constant(alpha, constant -> {
            double[] bounds = even(constant, looks);
            for (int look = 0; look < looks; look++) {
                bounds[look] *= Math.sqrt((double) looks / (look + 1));
            }
            return bounds;
        });
    }

    /// How often a bound that is right for one look is crossed by chance in several.
    static double peeking(double bound, int looks) {
        return crossed(even(bound, looks));
    }

    private static double[] even(double bound, int looks) {
        double[] bounds = new double[looks];
        Arrays.fill(bounds, bound);
        return bounds;
    }

    private static double constant(double alpha, DoubleFunction<double[]> shape) {
        double lower = 0;
        double upper = 10;
        while (upper - lower > 1e-11) {
            double middle = (lower + upper) / 2;
            if (crossed(shape.apply(middle)) > alpha) {
                lower = middle;
            } else {
                upper = middle;
            }
        }
        return (lower + upper) / 2;
    }

    private static double crossed(double[] bounds) {
        double[] information = new double[bounds.length];
        for (int look = 0; look < bounds.length; look++) {
            information[look] = look + 1;
        }
        return GroupSequential.crossed(Sides.TWO, bounds, information, 0)[bounds.length - 1];
    }
}
