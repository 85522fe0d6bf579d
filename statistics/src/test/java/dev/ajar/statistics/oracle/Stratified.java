package dev.ajar.statistics.oracle;

import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.comparison.Arms;
import dev.ajar.statistics.comparison.Comparison;
import dev.ajar.statistics.comparison.FleetShares;
import dev.ajar.statistics.comparison.RandomEffects;
import dev.ajar.statistics.comparison.StratifiedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// What we say to the oracles of the job `compare-stratified`.
final class Stratified implements Witness {

    private static final double NORMAL = 1.959963984540054;

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        TreeMap<String, Function<Given, Map<String, ?>>> testimonies = new TreeMap<>();
        testimonies.put("meta-", Stratified::joined);
        testimonies.put("std-rate", Stratified::standardised);
        testimonies.put("poststrat-ucb", Stratified::admissions);
        testimonies.put("mh-", Stratified::tables);
        testimonies.put("mh-rd", Stratified::riskDifference);
        testimonies.put("breslow", Stratified::tables);
        testimonies.put("cmh", Stratified::tables);
        testimonies.put("bd-", Stratified::tables);
        return testimonies;
    }

    private static Map<String, ?> joined(Given given) {
        double[] estimates = given.numbers("yi");
        double[] variances = given.numbers("vi");
        RandomEffects moments = RandomEffects.of(estimates, variances).orThrow();
        RestrictedLikelihood likely = RestrictedLikelihood.of(estimates, variances);
        return Map.of(
                "dl",
                Map.of(
                        "b", moments.mean(),
                        "se", moments.standardError(),
                        "tau2", moments.variance(),
                        "Q", moments.q(),
                        "I2", 100 * moments.inconsistency()),
                "reml",
                Map.of("b", likely.mean(), "se", likely.standardError(), "tau2", likely.variance()));
    }

    private static Map<String, ?> standardised(Given given) {
        StandardisedRate rate =
                StandardisedRate.of(given.numbers("count"), given.numbers("population"), given.numbers("standard"));
        return Map.of(
                "crude.rate", rate.crude(),
                "adj.rate", rate.adjusted(),
                "lci", rate.lower(),
                "uci", rate.upper());
    }

    /// Each person is a cluster of their own; "bad" is admitted.
    private static Map<String, ?> admissions(Given given) {
        Given.Table table = given.table(ModelFrame.dataset(given));
        double[] counts = table.numbers("Freq");
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < counts.length; row++) {
            boolean admitted = table.texts("Admit").get(row).equals("Admitted");
            for (int person = 0; person < counts[row]; person++) {
                cells.add(new Cell(
                        row + " " + person,
                        table.texts("Dept").get(row),
                        table.texts("Gender").get(row),
                        admitted ? 0 : 1,
                        admitted ? 1 : 0));
            }
        }
        Cells counted = Clustered.cells(cells);
        Comparison comparison = StratifiedDifference.between(
                        counted,
                        new Arms("Male", "Female"),
                        FleetShares.of(counted).orThrow())
                .orThrow();
        TreeMap<String, Double> departments = new TreeMap<>();
        comparison.forest().strata().forEach(stratum -> departments.put(stratum.name(), stratum.difference()));
        return Map.of(
                "crude", comparison.guard().crude(),
                "standardised", comparison.difference().rate(),
                "se", comparison.errors().cr0(),
                "kitagawa_rate", comparison.guard().rate(),
                "kitagawa_mix", comparison.guard().mix(),
                "per_dept", departments);
    }

    private static Map<String, ?> tables(Given given) {
        FourfoldTables tables = of(given);
        TreeMap<String, Object> said = new TreeMap<>();
        said.put("cmh_cc", tables.chiSquare(true));
        said.put("cmh", tables.chiSquare(false));
        said.put("p", ChiSquaredDistribution.of(1).survivalProbability(tables.chiSquare(true)));
        said.put("common_or", tables.commonOdds());
        said.put("or_ci", tables.oddsInterval());
        said.put("exact_p", tables.exactP());
        said.put("exact_or", tables.exactOdds());
        said.put("exact_ci", tables.exactInterval());
        said.put("breslow_day", tables.equalOdds(false));
        said.put("bd", tables.equalOdds(false));
        said.put("p_bd", tables.equalOddsP(false));
        said.put("tarone", tables.equalOdds(true));
        said.put("p_tarone", tables.equalOddsP(true));
        return said;
    }

    private static Map<String, ?> riskDifference(Given given) {
        FourfoldTables tables = of(given);
        double difference = tables.riskDifference();
        double reach = NORMAL * tables.riskDifferenceError();
        return Map.of(
                "rd", difference,
                "rd_se", tables.riskDifferenceError(),
                "rd_ci", List.of(difference - reach, difference + reach),
                "log_rr", tables.logRelativeRisk(),
                "rr_se", tables.logRelativeRiskError());
    }

    private static FourfoldTables of(Given given) {
        for (Object key : given.inputs().keySet()) {
            if (key.toString().startsWith("array_2x2x")) {
                return FourfoldTables.ofLayers(given.numbers(key.toString()));
            }
        }
        Given.Table table = given.table(ModelFrame.dataset(given));
        List<String> strata = List.copyOf(new TreeSet<>(table.texts("Dept")));
        double[] layers = new double[4 * strata.size()];
        double[] counts = table.numbers("Freq");
        for (int row = 0; row < counts.length; row++) {
            int group = table.texts("Gender").get(row).equals("Male") ? 0 : 1;
            int answer = table.texts("Admit").get(row).equals("Admitted") ? 0 : 1;
            layers[4 * strata.indexOf(table.texts("Dept").get(row)) + 2 * answer + group] = counts[row];
        }
        return FourfoldTables.ofLayers(layers);
    }
}
