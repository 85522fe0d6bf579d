package dev.ajar.statistics.oracle;

import dev.ajar.statistics.Interval;
import dev.ajar.statistics.comparison.FarringtonManning;
import dev.ajar.statistics.comparison.MiettinenNurminen;
import dev.ajar.statistics.comparison.Newcombe;
import dev.ajar.statistics.proportion.Confidence;
import dev.ajar.statistics.proportion.Proportion;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// What we say to the oracles of the job `compare`.
final class TwoProportions implements Witness {

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.of(
                "diff2", this::difference,
                "miettinen", this::difference,
                "farrington", this::difference,
                "mcnemar", this::pairs,
                "fisher", this::exact,
                "prop-test", this::equality);
    }

    private Map<String, ?> difference(Given given) {
        Proportion one = Proportion.of(given.number("x1"), given.number("n1")).orThrow();
        Proportion other = Proportion.of(given.number("x2"), given.number("n2")).orThrow();
        Confidence confidence = Intervals.confidence(given);
        Map<String, Interval> methods = Map.of(
                "newcombe", Newcombe.interval(one, other, confidence),
                "mn", MiettinenNurminen.interval(one, other, confidence),
                "fm", FarringtonManning.interval(one, other, confidence));
        Map<String, Object> said = new HashMap<>();
        methods.forEach((name, interval) -> {
            said.put(name, Intervals.ends(interval));
            said.put(name + "_lower", interval.lower());
            said.put(name + "_upper", interval.upper());
        });
        String method = method(given);
        Interval asked = methods.getOrDefault(method, Newcombe.interval(one, other, confidence));
        said.put("difference", one.rate() - other.rate());
        said.put("lower", asked.lower());
        said.put("upper", asked.upper());
        said.put("ci", Intervals.ends(asked));
        double margin = Stream.of("delta0", "delta", "margin")
                .filter(given::has)
                .mapToDouble(given::number)
                .findFirst()
                .orElse(0);
        double zOfMn = MiettinenNurminen.statistic(one, other, margin).orThrow();
        double zOfFm =
                FarringtonManning.nonInferiority(one, other, margin).orThrow().statistic();
        double z = method.equals("mn") ? zOfMn : zOfFm;
        said.put("z_mn", zOfMn);
        said.put("z_fm", zOfFm);
        NormalDistribution normal = NormalDistribution.of(0, 1);
        said.put("z", z);
        said.put("chisq", z * z);
        said.put("p_less", normal.cumulativeProbability(z));
        said.put("p_greater", normal.survivalProbability(z));
        said.put("p_one_sided", normal.cumulativeProbability(z));
        said.put("p", 2 * normal.survivalProbability(Math.abs(z)));
        return said;
    }

    private static String method(Given given) {
        String id = given.id();
        if (id.contains("newcombe")) {
            return "newcombe";
        }
        if (id.contains("-mn") || id.contains("miettinen") || id.contains("score") || given.number("adj", 0) == 1) {
            return "mn";
        }
        return "fm";
    }

    private Map<String, ?> pairs(Given given) {
        double[] table = given.numbers("table_rowwise");
        return ChiSquares.mcNemar(table[1], table[2]);
    }

    private Map<String, ?> exact(Given given) {
        long[] table = given.counts("table");
        FisherExact fisher = new FisherExact(table[0], table[1], table[2], table[3]);
        Confidence confidence = Intervals.confidence(given);
        return Map.of(
                "p_two_sided", fisher.twoSided(),
                "p_greater", fisher.greater(1),
                "p_less", fisher.less(1),
                "or_cmle", fisher.oddsRatio(),
                "or_ci", Intervals.ends(fisher.interval(confidence)));
    }

    private Map<String, ?> equality(Given given) {
        double[] some = given.numbers(given.has("good") ? "good" : "bad");
        double[] all = given.numbers("n");
        Map<String, Object> said = new HashMap<>(ChiSquares.equality(some, all));
        said.putAll(ChiSquares.trend(some, all));
        return said;
    }
}
