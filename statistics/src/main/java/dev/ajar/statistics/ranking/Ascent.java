package dev.ajar.statistics.ranking;

import java.util.List;

/// Finds the shape that makes the counts most likely: Newton's method in shift and ln M, damped wherever the ground is
/// not curved down, halving steps that lead down.
final class Ascent {

    private static final int STEPS = 200;
    private static final int HALVINGS = 30;
    private static final double FARTHEST = 2;
    private static final double ENOUGH = 1e-10;

    private final List<Counts.Count> counts;

    // at the last place looked at: derivatives of the log likelihood by shift (c) and t = ln M
    private double byC;
    private double byT;
    private double byCc;
    private double byCt;
    private double byTt;

    Ascent(List<Counts.Count> counts) {
        this.counts = counts;
    }

    double logLikelihood(Shape shape) {
        double sum = 0;
        for (Counts.Count count : counts) {
            sum += count.units() * shape.logLikelihood(count);
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
            look(best);
            boolean atEdge =
                    (best.weight() >= Shape.ALL_ALIKE && byT > 0) || (best.weight() <= Shape.ALL_DIFFERENT && byT < 0);
            double[] move = atEdge ? new double[] {along(byC, byCc), 0} : newton();
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

    /// In one direction.
    private static double along(double slope, double curvature) {
        return slope == 0 ? 0 : slope / Math.max(Math.abs(curvature), 1e-12);
    }

    /// Solves `(−H + λI) move = slope`, with the smallest of some λ that make the matrix positive.
    private double[] newton() {
        double damping = 0;
        double scale = Math.max(Math.max(Math.abs(byCc), Math.abs(byTt)), 1e-12);
        while (true) {
            double cc = -byCc + damping;
            double tt = -byTt + damping;
            double determinant = cc * tt - byCt * byCt;
            if (cc > 0 && tt > 0 && determinant > 1e-12 * cc * tt) {
                return new double[] {(tt * byC + byCt * byT) / determinant, (byCt * byC + cc * byT) / determinant};
            }
            damping = damping == 0 ? scale * 1e-3 : damping * 4;
        }
    }

    private void look(Shape shape) {
        byC = 0;
        byT = 0;
        byCc = 0;
        byCt = 0;
        byTt = 0;
        double m = shape.weight();
        for (Counts.Count count : counts) {
            Beta beta = shape.around(count.logOdds());
            double mu = beta.alpha() / m;
            double slopeBad = RisingFactorial.slope(beta.alpha(), count.bad());
            double slopeGood = RisingFactorial.slope(beta.beta(), count.good());
            double curveBad = RisingFactorial.curvature(beta.alpha(), count.bad());
            double curveGood = RisingFactorial.curvature(beta.beta(), count.good());
            double byMu = m * (slopeBad - slopeGood);
            double byM = mu * slopeBad + (1 - mu) * slopeGood - RisingFactorial.slope(m, count.sessions());
            double byMuMu = m * m * (curveBad + curveGood);
            double byMM = mu * mu * curveBad
                    + (1 - mu) * (1 - mu) * curveGood
                    - RisingFactorial.curvature(m, count.sessions());
            double byMuM = slopeBad - slopeGood + m * (mu * curveBad - (1 - mu) * curveGood);
            double turn = mu * (1 - mu);
            double units = count.units();
            byC += units * turn * byMu;
            byCc += units * (turn * turn * byMuMu + turn * (1 - 2 * mu) * byMu);
            byCt += units * turn * m * byMuM;
            byT += units * m * byM;
            byTt += units * (m * m * byMM + m * byM);
        }
    }
}
