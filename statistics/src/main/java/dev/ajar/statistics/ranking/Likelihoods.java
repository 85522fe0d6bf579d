package dev.ajar.statistics.ranking;

/// How likely counts are with one shape. Counts come with their expectations in order, so that factors are made once
/// for each expectation.
final class Likelihoods {

    private final Shape shape;
    private final Factors all;
    private double logOdds = Double.NaN;
    private double mean;
    private Factors bad = new Factors(1);
    private Factors good = new Factors(1);

    Likelihoods(Shape shape) {
        this.shape = shape;
        this.all = new Factors(shape.weight());
    }

    private void meet(Counts.Count count) {
        if (count.logOdds() != logOdds) {
            logOdds = count.logOdds();
            Beta beta = shape.around(logOdds);
            mean = beta.alpha() / shape.weight();
            bad = new Factors(beta.alpha());
            good = new Factors(beta.beta());
        }
    }

    /// `ln P(bad of sessions)`, without the binomial coefficient: `ln B(α + bad, β + good) − ln B(α, β)`.
    double log(Counts.Count count) {
        meet(count);
        return bad.log(count.bad()) + good.log(count.good()) - all.log(count.sessions());
    }

    /// Adds derivatives of the log likelihood, by the shift c and by t = ln M, as often as there are units.
    void addTo(Slopes slopes, Counts.Count count) {
        meet(count);
        double m = shape.weight();
        double slopeBad = bad.slope(count.bad());
        double slopeGood = good.slope(count.good());
        double curveBad = bad.curvature(count.bad());
        double curveGood = good.curvature(count.good());
        double byMean = m * (slopeBad - slopeGood);
        double byM = mean * slopeBad + (1 - mean) * slopeGood - all.slope(count.sessions());
        double byMeanTwice = m * m * (curveBad + curveGood);
        double byMTwice =
                mean * mean * curveBad + (1 - mean) * (1 - mean) * curveGood - all.curvature(count.sessions());
        double byBoth = slopeBad - slopeGood + m * (mean * curveBad - (1 - mean) * curveGood);
        double turn = mean * (1 - mean);
        double units = count.units();
        slopes.c += units * turn * byMean;
        slopes.t += units * m * byM;
        slopes.cc += units * (turn * turn * byMeanTwice + turn * (1 - 2 * mean) * byMean);
        slopes.ct += units * turn * m * byBoth;
        slopes.tt += units * (m * m * byMTwice + m * byM);
    }

    /// First and second derivatives, added up.
    static final class Slopes {
        double c;
        double t;
        double cc;
        double ct;
        double tt;
    }
}
