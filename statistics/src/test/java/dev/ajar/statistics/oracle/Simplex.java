package dev.ajar.statistics.oracle;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/// The minimum of a smooth function of a few numbers, without its slopes (J. A. Nelder, R. Mead, 1965), begun anew
/// where it stopped until that changes nothing.
final class Simplex {

    private Simplex() {}

    static double[] minimum(ToDoubleFunction<double[]> function, double[] start, double step) {
        double[] best = start;
        double size = step;
        for (int turn = 0; turn < 6; turn++) {
            best = from(function, best, size);
            size /= 2;
        }
        return best;
    }

    private static double[] from(ToDoubleFunction<double[]> function, double[] start, double step) {
        int size = start.length;
        Corner[] corners = new Corner[size + 1];
        for (int at = 0; at <= size; at++) {
            double[] place = start.clone();
            if (at < size) {
                place[at] += step;
            }
            corners[at] = new Corner(place, function.applyAsDouble(place));
        }
        for (int turn = 0; turn < 4000; turn++) {
            Arrays.sort(corners, Comparator.comparingDouble(corner -> corner.value));
            if (corners[size].value - corners[0].value < 1e-12) {
                break;
            }
            double[] middle = new double[size];
            for (int at = 0; at < size; at++) {
                for (int corner = 0; corner < size; corner++) {
                    middle[at] += corners[corner].place[at] / size;
                }
            }
            Corner mirrored = between(function, middle, corners[size], -1);
            if (mirrored.value < corners[0].value) {
                Corner further = between(function, middle, corners[size], -2);
                corners[size] = further.value < mirrored.value ? further : mirrored;
            } else if (mirrored.value < corners[size - 1].value) {
                corners[size] = mirrored;
            } else {
                Corner nearer = between(function, middle, corners[size], 0.5);
                if (nearer.value < corners[size].value) {
                    corners[size] = nearer;
                } else {
                    for (int corner = 1; corner <= size; corner++) {
                        corners[corner] = between(function, corners[0].place, corners[corner], 0.5);
                    }
                }
            }
        }
        return corners[0].place;
    }

    private static Corner between(ToDoubleFunction<double[]> function, double[] middle, Corner corner, double part) {
        double[] place = new double[middle.length];
        for (int at = 0; at < place.length; at++) {
            place[at] = middle[at] + part * (corner.place[at] - middle[at]);
        }
        return new Corner(place, function.applyAsDouble(place));
    }

    private static final class Corner {

        private final double[] place;
        private final double value;

        private Corner(double[] place, double value) {
            this.place = place;
            this.value = value;
        }
    }
}
