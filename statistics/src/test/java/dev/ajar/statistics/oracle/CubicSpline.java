package dev.ajar.statistics.oracle;

import java.util.List;

/// R's `spline(method = "fmm")`: through all points, its ends bent like the cubics through the outer four.
///
/// Source: Forsythe, Malcolm & Moler (1977) Computer Methods for Mathematical Computations, chapter 4.
final class CubicSpline {

    private final double[] places;
    private final double[] values;
    private final double[] bends;

    CubicSpline(List<Double> places, List<Double> values) {
        this.places = places.stream().mapToDouble(Double::doubleValue).toArray();
        this.values = values.stream().mapToDouble(Double::doubleValue).toArray();
        bends = bends();
    }

    private double[] bends() {
        int count = places.length;
        int last = count - 1;
        double[] gap = new double[count];
        double[] diagonal = new double[count];
        double[] bend = new double[count];
        for (int at = 0; at < last; at++) {
            gap[at] = places[at + 1] - places[at];
        }
        for (int at = 1; at < last; at++) {
            diagonal[at] = 2 * (gap[at - 1] + gap[at]);
            bend[at] = slope(at) - slope(at - 1);
        }
        diagonal[0] = -gap[0];
        diagonal[last] = -gap[last - 1];
        if (count > 3) {
            bend[0] = bend[2] / (places[3] - places[1]) - bend[1] / (places[2] - places[0]);
            bend[0] *= gap[0] * gap[0] / (places[3] - places[0]);
            bend[last] = bend[last - 1] / (places[last] - places[last - 2])
                    - bend[last - 2] / (places[last - 1] - places[last - 3]);
            bend[last] *= -gap[last - 1] * gap[last - 1] / (places[last] - places[last - 3]);
        }
        for (int at = 1; at < count; at++) {
            double factor = gap[at - 1] / diagonal[at - 1];
            diagonal[at] -= factor * gap[at - 1];
            bend[at] -= factor * bend[at - 1];
        }
        bend[last] /= diagonal[last];
        for (int at = last - 1; at >= 0; at--) {
            bend[at] = (bend[at] - gap[at] * bend[at + 1]) / diagonal[at];
        }
        return bend;
    }

    private double slope(int at) {
        return (values[at + 1] - values[at]) / (places[at + 1] - places[at]);
    }

    double at(double place) {
        int from = 0;
        while (from < places.length - 2 && places[from + 1] <= place) {
            from++;
        }
        double gap = places[from + 1] - places[from];
        double off = place - places[from];
        double linear = slope(from) - gap * (bends[from + 1] + 2 * bends[from]);
        return values[from] + off * (linear + off * (3 * bends[from] + off * (bends[from + 1] - bends[from]) / gap));
    }

    /// Where a growing spline has a value: by straight lines between so many points of it, as R's `approx` does.
    double inverseByLines(double value, int points) {
        double first = places[0];
        double step = (places[places.length - 1] - first) / (points - 1);
        double left = first;
        double below = at(left);
        for (int point = 1; point < points; point++) {
            double right = first + point * step;
            double above = at(right);
            if (below <= value && value <= above) {
                return left + (right - left) * (value - below) / (above - below);
            }
            left = right;
            below = above;
        }
        throw new NotCovered("a profile that does not reach " + value);
    }
}
