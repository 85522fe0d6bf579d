package dev.ajar.statistics.oracle;

import dev.ajar.statistics.multiplicity.DiscoveryList;
import dev.ajar.statistics.proportion.ClusterCounts;
import dev.ajar.statistics.proportion.DesignEffect;
import dev.ajar.statistics.proportion.IntraClusterCorrelation;
import dev.ajar.statistics.proportion.TimeBlocks;
import dev.ajar.statistics.proportion.Weighting;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What we say to oracles of several jobs that ask for what those jobs stand on: rates, design effects, lists.
final class Groundwork implements Witness {

    private static final Pattern EFFECT = Pattern.compile("ES_h_(\\.\\d+)_(\\.\\d+)");

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.of(
                "poisson", this::poisson,
                "slo-block-variance", this::blocks,
                "icc-anova", this::correlation,
                "deff-", this::designEffects,
                "plan-cohen-h", this::cohen,
                "plan-power-prop", this::power,
                "fdr-bayes", this::list,
                "poststrat-kish", this::weighting);
    }

    private Map<String, ?> poisson(Given given) {
        Map<String, Object> said = new HashMap<>();
        if (given.has("x")) {
            double rate = given.number("x") / given.number("T", 1);
            said.put("rate", rate);
            said.put(
                    "ci",
                    Intervals.ends(
                            PoissonExact.rate(given.number("x"), given.number("T", 1), Intervals.confidence(given))));
        }
        if (given.has("x2")) {
            double[] counts = given.numbers("x2");
            double[] times = given.numbers("T2");
            said.put("ratio", counts[0] / times[0] / (counts[1] / times[1]));
            said.put("ratio_ci", Intervals.ends(PoissonExact.ratio(counts, times, Intervals.confidence(given))));
            said.put("p", PoissonExact.probability(counts, times));
        }
        return said;
    }

    private Map<String, ?> blocks(Given given) {
        TimeBlocks blocks = TimeBlocks.of(
                        given.counts("bad"),
                        given.counts("n"),
                        Math.toIntExact(Math.round(given.number("block", TimeBlocks.WEEK))))
                .orThrow();
        return Map.of(
                "p", blocks.rate(),
                "se_block", blocks.standardError(),
                "se_binomial", blocks.binomialStandardError(),
                "deff_time", blocks.designEffect());
    }

    private Map<String, ?> correlation(Given given) {
        Map<String, Object> said = new HashMap<>();
        for (Object input : given.inputs().keySet()) {
            String key = input.toString();
            String sizes =
                    key.equals("bad") ? "n" : key.replaceAll("_bad$", "_n").replaceAll("_R$", "_N");
            if (!sizes.equals(key) && given.has(sizes)) {
                Map<String, ?> one = correlation(given, key, sizes);
                said.put(key.replaceAll("_(bad|R)$", ""), one);
                said.putAll(one);
            }
        }
        return said;
    }

    private static Map<String, ?> correlation(Given given, String bad, String sessions) {
        IntraClusterCorrelation anova = ClusterCounts.of(given.counts(bad), given.counts(sessions))
                .then(IntraClusterCorrelation::anova)
                .orThrow();
        return Map.of("icc", anova.correlation(), "msb", anova.between(), "msw", anova.within(), "n0", anova.size());
    }

    private Map<String, ?> designEffects(Given given) {
        double size = given.number("m");
        double alike = given.number("rho");
        double unequal =
                DesignEffect.ofUnequal(size, given.number("cv", 0), alike).orThrow();
        return Map.of("equal", DesignEffect.ofEqual(size, alike).orThrow(), "unequal", unequal, "deff", unequal);
    }

    private Map<String, ?> cohen(Given given) {
        Map<String, Object> said = new HashMap<>();
        said.put(
                "power",
                PowerOfTwoProportions.powerOfEffect(
                        given.number("h"),
                        given.number("n"),
                        given.number("alpha", 0.05),
                        given.has("alternative") ? given.text("alternative") : "two.sided"));
        for (Object key : given.expected().keySet()) {
            Matcher effect = EFFECT.matcher(key.toString());
            if (effect.matches()) {
                said.put(
                        key.toString(),
                        PowerOfTwoProportions.effect(
                                Double.parseDouble("0" + effect.group(1)), Double.parseDouble("0" + effect.group(2))));
            }
        }
        return said;
    }

    private Map<String, ?> power(Given given) {
        double one = given.number("p1");
        double other = given.number("p2");
        double alpha = given.number("alpha", 0.05);
        Map<String, Object> said = new HashMap<>();
        if (given.has("power")) {
            said.put("n_per_arm", PowerOfTwoProportions.sessions(one, other, given.number("power"), alpha));
        }
        if (given.has("n_for_power")) {
            said.put(
                    "power_at_" + given.text("n_for_power"),
                    PowerOfTwoProportions.power(one, other, given.number("n_for_power"), alpha));
        }
        return said;
    }

    private Map<String, ?> list(Given given) {
        DiscoveryList list = DiscoveryList.of(given.numbers("posterior_prob_sorted"), given.number("q"))
                .orThrow();
        return Map.of("running_fdr", list.falseShares(), "k", list.places().size());
    }

    private Map<String, ?> weighting(Given given) {
        Weighting weighting =
                Weighting.of(given.numbers("fleet_share"), given.counts("n")).orThrow();
        return Map.of("n_eff", weighting.effective(), "deff", weighting.designEffect());
    }
}
