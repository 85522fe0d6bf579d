package dev.ajar.statistics.oracle;

import dev.ajar.statistics.Interval;
import dev.ajar.statistics.proportion.ClopperPearson;
import dev.ajar.statistics.proportion.ClusterCounts;
import dev.ajar.statistics.proportion.ClusteredProportion;
import dev.ajar.statistics.proportion.Confidence;
import dev.ajar.statistics.proportion.Proportion;
import dev.ajar.statistics.proportion.Wilson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What we say to the oracles of the job `interval`.
final class Intervals implements Witness {

    private static final Pattern NONE_OF = Pattern.compile("zero_upper_one_sided_(\\d+)_n(\\d+)");
    private static final Pattern EQUALS = Pattern.compile("I\\((\\w+)\\s*==\\s*([^)]+)\\)");
    private static final Pattern IDS = Pattern.compile("id=~(\\w+)");
    private static final Pattern WEIGHTS = Pattern.compile("weights=~(\\w+)");
    private static final Pattern POPULATION = Pattern.compile("fpc=~(\\w+)");

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.of("prop1-", this::independent, "sli-", this::clustered, "sli-cluster-", this::survey);
    }

    private Map<String, ?> independent(Given given) {
        Confidence confidence = confidence(given);
        Map<String, Object> said = new HashMap<>();
        for (Object key : given.expected().keySet()) {
            Matcher none = NONE_OF.matcher(key.toString());
            if (none.matches()) {
                said.put(
                        key.toString(),
                        ClopperPearson.upperBound(
                                new Proportion(0, Double.parseDouble(none.group(2))),
                                new Confidence(Double.parseDouble(none.group(1)) / 100)));
            }
        }
        Proportion proportion =
                Proportion.of(given.number("bad"), given.number("n")).orThrow();
        Map<String, Interval> methods = new LinkedHashMap<>();
        methods.put("wilson", Wilson.interval(proportion, confidence));
        methods.put("wilson_cc", Wilson.corrected(proportion, rCorrection(proportion), confidence));
        methods.put("clopper", ClopperPearson.interval(proportion, confidence));
        methods.put("agresti_coull", OtherIntervals.agrestiCoull(proportion, confidence));
        methods.put("jeffreys", OtherIntervals.jeffreys(proportion, confidence));
        methods.put("midp", OtherIntervals.midP(proportion, confidence));
        methods.forEach((name, interval) -> said.put(name, ends(interval)));
        String asked = given.id().replace('-', '_');
        methods.forEach((name, interval) -> {
            if (asked.contains(name) || asked.contains(name.replace("_coull", ""))) {
                said.put("lower", interval.lower());
                said.put("upper", interval.upper());
            }
        });
        said.put("p", proportion.rate());
        return said;
    }

    /// R's `prop.test` corrects by less than half a session where the share is that near to one half.
    private static double rCorrection(Proportion proportion) {
        return Math.min(0.5, Math.abs(proportion.bad() - proportion.sessions() / 2));
    }

    private Map<String, Object> clustered(Given given) {
        Confidence confidence = confidence(given);
        ClusterCounts counts =
                ClusterCounts.of(given.counts("bad"), given.counts("n")).orThrow();
        double planned = given.number("planning_icc", ClusteredProportion.PLANNED_CORRELATION);
        ClusteredProportion proportion = ClusteredProportion.of(counts, planned).orThrow();
        Interval wilson = proportion.wilson(confidence).interval();
        Interval clopper = proportion.kornGraubard(confidence).interval();
        Proportion effective =
                new Proportion(proportion.bad(), proportion.sessions()).ofSessions(proportion.effective());
        Map<String, Object> said = new HashMap<>();
        said.put("p", proportion.rate());
        said.put("v", proportion.variance());
        said.put("se", Math.sqrt(proportion.variance()));
        said.put("df_raw", proportion.adaptive());
        said.put("df", proportion.dependence().degreesOfFreedom());
        said.put("deff", proportion.dependence().designEffect());
        said.put("deff_floor", 1 + (counts.sizeSeenFromInside() - 1) * planned);
        said.put("n_eff", proportion.effective());
        said.put("clusters", proportion.clusters());
        said.put("wilson", ends(wilson));
        said.put("wilson_lower", wilson.lower());
        said.put("wilson_upper", wilson.upper());
        said.put("clopper", ends(clopper));
        said.put("clopper_lower", clopper.lower());
        said.put("clopper_upper", clopper.upper());
        said.put("kg", ends(clopper));
        said.put("one_sided_95", ClopperPearson.upperBound(effective, Confidence.NINETY_FIVE));
        return said;
    }

    /// As R's `survey` says it, and our own formulas for the same.
    private Map<String, ?> survey(Given given) {
        Confidence confidence = confidence(given);
        SurveySample sample = sample(given);
        Map<String, Object> said = new HashMap<>();
        if (given.has("bad") && given.has("n")) {
            said.putAll(clustered(given));
        }
        said.putAll(new SurveyProportion(sample, confidence).all());
        return said;
    }

    private static SurveySample sample(Given given) {
        if (given.has("bad") && given.has("n")) {
            return SurveySample.of(given.numbers("bad"), given.numbers("n"));
        }
        String name = given.text("dataset").replaceAll("^\\w+::", "").replaceAll("\\W.*$", "");
        Given.Table table = given.table(name);
        if (given.has("formula")) {
            Matcher equals = EQUALS.matcher(given.text("formula"));
            String design = given.has("design") ? given.text("design") : "";
            if (equals.find() && IDS.matcher(design).find()) {
                return SurveySample.of(
                        table,
                        found(IDS, design),
                        equals.group(1),
                        Double.parseDouble(equals.group(2)),
                        found(WEIGHTS, design),
                        found(POPULATION, design));
            }
        }
        if (table.header().contains("incidence") && table.header().contains("size")) {
            return SurveySample.summed(table.texts("herd"), table.numbers("incidence"), table.numbers("size"));
        }
        throw new NotCovered("no way to read " + given.inputs());
    }

    private static String found(Pattern pattern, String design) {
        Matcher matcher = pattern.matcher(design);
        return matcher.find() ? matcher.group(1) : "";
    }

    static Confidence confidence(Given given) {
        return new Confidence(given.number("conf", 0.95));
    }

    static double[] ends(Interval interval) {
        return new double[] {interval.lower(), interval.upper()};
    }
}
