package dev.ajar.statistics.ranking;

import java.util.Arrays;

/// [RisingFactorial] of one x for many n: for the usual small whole numbers of sessions each is the one before and a
/// factor more.
final class Factors {

    private static final int MOST = 4096;

    private final double x;
    private int known;
    private double[] log = new double[64];
    private double[] slope = new double[64];
    private double[] curvature = new double[64];

    Factors(double x) {
        this.x = x;
    }

    double log(double n) {
        if (!isKept(n)) {
            return RisingFactorial.log(x, n);
        }
        know((int) n);
        return log[(int) n];
    }

    double slope(double n) {
        if (!isKept(n)) {
            return RisingFactorial.slope(x, n);
        }
        know((int) n);
        return slope[(int) n];
    }

    double curvature(double n) {
        if (!isKept(n)) {
            return RisingFactorial.curvature(x, n);
        }
        know((int) n);
        return curvature[(int) n];
    }

    private static boolean isKept(double n) {
        return n <= MOST && n == Math.rint(n);
    }

    private void know(int n) {
        if (n >= log.length) {
            int size = Math.max(n + 1, 2 * log.length);
            log = Arrays.copyOf(log, size);
            slope = Arrays.copyOf(slope, size);
            curvature = Arrays.copyOf(curvature, size);
        }
        for (; known < n; known++) {
            double factor = x + known;
            double part = 1 / factor;
            log[known + 1] = log[known] + Math.log(factor);
            slope[known + 1] = slope[known] + part;
            curvature[known + 1] = curvature[known] - part * part;
        }
    }
}
