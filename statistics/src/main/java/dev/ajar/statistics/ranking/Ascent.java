package dev.ajar.statistics.ranking;

import dev.ajar.statistics.ranking.Likelihoods.Slopes;
import java.util.List;

/// Finds the shape that makes the counts most likely: Newton's method in shift and ln M, damped wherever the ground is
/// not curved down, halving steps that lead down.
final class Ascent {

    private static final int STEPS = 200;
    private static final int HALVINGS = 30;
    private static final double FARTHEST = 2;
    private static final double ENOUGH = 1e-10;

    private final List<Counts.Count> counts;

    Ascent(List<Counts.Count> counts) {
        this.counts = counts;
    }

    double logLikelihood(Shape shape) {
        Likelihoods likelihoods = new Likelihoods(shape);
        double sum = 0;
        for (Counts.Count count : counts) {
            sum += count.units() * likelihoods.log(count);
        }
        return sum;
    }

    Shape from(Shape start) {
        return from(start, STEPS);
    }

    /// At most so many steps up.
    Shape from(Shape start, int steps) {
        Shape best = start;
        double height = logLikelihood(best);
        for (int step = 0; step < steps; step++) {
            double[] move = move(best);
            double share = Math.min(1, FARTHEST / Math.max(Math.abs(move[0]), Math.abs(move[1])));
            Shape next = moved(best, move, share);
            double nextHeight = logLikelihood(next);
            for (int halving = 0; nextHeight < height && halving < HALVINGS; halving++) {
                share /= 2;
                next = moved(best, move, share);
                nextHeight = logLikelihood(next);
            }
            if (nextHeight < height) {
                return best;
            }
            boolean arrived = Math.abs(next.shift() - best.shift()) < ENOUGH
                    && Math.abs(Math.log(next.weight() / best.weight())) < ENOUGH;
            best = next;
            height = nextHeight;
            if (arrived) {
                return best;
            }
        }
        return best;
    }

    private static Shape moved(Shape from, double[] move, double share) {
        return new Shape(
                from.shift() + share * move[0],
                Math.clamp(from.weight() * Math.exp(share * move[1]), Shape.ALL_DIFFERENT, Shape.ALL_ALIKE));
    }

    /// Where Newton's method leads from here; along the edge where M can go no further.
    private double[] move(Shape from) {
        Slopes slopes = new Slopes();
        Likelihoods likelihoods = new Likelihoods(from);
        for (Counts.Count count : counts) {
            likelihoods.addTo(slopes, count);
        }
        boolean atEdge = (from.weight() >= Shape.ALL_ALIKE && slopes.t > 0)
                || (from.weight() <= Shape.ALL_DIFFERENT && slopes.t < 0);
        return atEdge ? new double[] {along(slopes.c, slopes.cc), 0} : newton(slopes);
    }

    /// In one direction.
    private static double along(double slope, double curvature) {
        return slope == 0 ? 0 : slope / Math.max(Math.abs(curvature), 1e-12);
    }

    /// Solves `(−H + λI) move = slope`, with the smallest of some λ that make the matrix positive.
    private static double[] newton(Slopes slopes) {
        double damping = 0;
        double scale = Math.max(Math.max(Math.abs(slopes.cc), Math.abs(slopes.tt)), 1e-12);
        while (true) {
            double cc = -slopes.cc + damping;
            double tt = -slopes.tt + damping;
            double determinant = cc * tt - slopes.ct * slopes.ct;
            if (cc > 0 && tt > 0 && determinant > 1e-12 * cc * tt) {
                return new double[] {
                    (tt * slopes.c + slopes.ct * slopes.t) / determinant,
                    (slopes.ct * slopes.c + cc * slopes.t) / determinant
                };
            }
            damping = damping == 0 ? scale * 1e-3 : damping * 4;
        }
    }
}
