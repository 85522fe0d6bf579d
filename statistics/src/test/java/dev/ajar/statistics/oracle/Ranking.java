package dev.ajar.statistics.oracle;

import dev.ajar.statistics.Interval;
import dev.ajar.statistics.ranking.Beta;
import dev.ajar.statistics.ranking.BetaBinomial;
import dev.ajar.statistics.ranking.FunnelPlot;
import dev.ajar.statistics.ranking.Posterior;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/// What we say to the oracles of the job `ranking`.
final class Ranking implements Witness {

    private static final List<String> BAD = List.of("bad", "R", "y", "x", "failures");
    private static final List<String> ALL = List.of("n", "N", "sessions");

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.of(
                "eb-", Ranking::fit,
                "eb-posterior", Ranking::posteriors,
                "funnel-limits", Ranking::limits,
                "funnel-overdispersion", Ranking::overdispersion);
    }

    private static Map<String, ?> fit(Given given) {
        double[] bad = given.numbers(named(given, BAD));
        double[] sessions = given.numbers(named(given, ALL));
        Beta beta = BetaBinomial.fit(bad, sessions).orThrow();
        double[] means = IntStream.range(0, bad.length)
                .mapToDouble(at -> beta.after(bad[at], sessions[at]).mean())
                .toArray();
        return Map.of(
                "alpha", beta.alpha(),
                "beta", beta.beta(),
                "mu", beta.mean(),
                "rho", beta.correlation(),
                "vgam_mu", beta.mean(),
                "vgam_rho", beta.correlation(),
                "posterior_mean", means);
    }

    private static String named(Given given, List<String> names) {
        return names.stream()
                .filter(given::has)
                .findFirst()
                .orElseThrow(() -> new NotCovered("none of the inputs " + names));
    }

    private static Map<String, ?> posteriors(Given given) {
        Beta prior = new Beta(given.number("alpha"), given.number("beta"));
        List<double[]> units =
                ((List<?>) given.any("units")).stream().map(Given::numbers).toList();
        double[] mean = each(units, prior, Posterior::mean);
        double[] raw = units.stream().mapToDouble(unit -> unit[0] / unit[1]).toArray();
        double[] sessions = units.stream().mapToDouble(unit -> unit[1]).toArray();
        double[] excess = IntStream.range(0, mean.length)
                .mapToDouble(at -> sessions[at] * (mean[at] - prior.mean()))
                .toArray();
        Map<String, Object> said = new TreeMap<>();
        said.put("mean", mean);
        said.put("raw", raw);
        said.put("excess", excess);
        said.put("p_gt", each(units, prior, one -> one.above(given.number("threshold"))));
        said.put("q05", each(units, prior, one -> interval(one, 0.9).lower()));
        said.put("q95", each(units, prior, one -> interval(one, 0.9).upper()));
        said.put("q025", each(units, prior, one -> interval(one, 0.95).lower()));
        said.put("q975", each(units, prior, one -> interval(one, 0.95).upper()));
        return said;
    }

    private static Interval interval(Posterior posterior, double level) {
        return posterior.interval(level);
    }

    private static double[] each(List<double[]> units, Beta prior, Function<Posterior, Double> said) {
        return units.stream()
                .map(unit -> prior.after(unit[0], unit[1]))
                .map(after -> new Posterior(after, 0, after))
                .mapToDouble(said::apply)
                .toArray();
    }

    private static Map<String, ?> limits(Given given) {
        double target = given.number("theta");
        long[] sessions = given.counts("n");
        double[] shares = given.numbers("p");
        return Map.of(
                "exact",
                Arrays.stream(shares)
                        .mapToObj(share -> Arrays.stream(sessions)
                                .mapToDouble(n -> FunnelPlot.exactLimit(target, n, share))
                                .toArray())
                        .toList(),
                "normal",
                Arrays.stream(shares)
                        .mapToObj(share -> Arrays.stream(sessions)
                                .mapToDouble(n -> FunnelPlot.normalLimit(target, n, share))
                                .toArray())
                        .toList());
    }

    private static Map<String, ?> overdispersion(Given given) {
        double[] z = given.numbers("z");
        double share = given.number("winsor", FunnelPlot.DRAWN_IN);
        double phi = FunnelPlot.overdispersion(z, share);
        return Map.of(
                "q10", FunnelPlot.quantile(z, share),
                "q90", FunnelPlot.quantile(z, 1 - share),
                "phi", phi,
                "z_adj", Arrays.stream(z).map(one -> one / Math.sqrt(phi)).toArray());
    }
}
