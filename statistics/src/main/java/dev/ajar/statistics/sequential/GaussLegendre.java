package dev.ajar.statistics.sequential;

/// Places and weights of the Gauss–Legendre rule: a polynomial of degree `2n − 1` is integrated exactly.
///
/// Roots of the Legendre polynomial by Newton's method (Abramowitz & Stegun 1964, 25.4.29).
final class GaussLegendre {

    private final double[] places;
    private final double[] weights;

    private GaussLegendre(double[] places, double[] weights) {
        this.places = places;
        this.weights = weights;
    }

    int count() {
        return places.length;
    }

    double place(int at) {
        return places[at];
    }

    double weight(int at) {
        return weights[at];
    }

    static GaussLegendre of(int points, double from, double to) {
        double[] places = new double[points];
        double[] weights = new double[points];
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        for (int at = 0; at < (points + 1) / 2; at++) {
            double root = Math.cos(Math.PI * (at + 0.75) / (points + 0.5));
            double slope;
            double step;
            do {
                double value = 1;
                double before = 0;
                for (int degree = 1; degree <= points; degree++) {
                    double next = ((2 * degree - 1) * root * value - (degree - 1) * before) / degree;
                    before = value;
                    value = next;
                }
                slope = points * (root * value - before) / (root * root - 1);
                step = value / slope;
                root -= step;
            } while (Math.abs(step) > 1e-14);
            places[at] = middle - half * root;
            places[points - 1 - at] = middle + half * root;
            weights[at] = 2 * half / ((1 - root * root) * slope * slope);
            weights[points - 1 - at] = weights[at];
        }
        return new GaussLegendre(places, weights);
    }
}
