package dev.ajar.statistics.oracle;

import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.comparison.Arms;
import dev.ajar.statistics.comparison.Comparison;
import dev.ajar.statistics.comparison.FleetShares;
import dev.ajar.statistics.comparison.RandomisationTest;
import dev.ajar.statistics.comparison.SignFlips;
import dev.ajar.statistics.comparison.StratifiedDifference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What we say to the oracles of the job `compare-clustered`.
final class Clustered implements Witness {

    private static final Pattern GROUP = Pattern.compile("g(\\d+)_R");
    private static final Arms ARMS = new Arms("rc", "current");

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        TreeMap<String, Function<Given, Map<String, ?>>> testimonies = new TreeMap<>();
        testimonies.put("ajar-crossover", Clustered::crossover);
        testimonies.put("ajar-stratified", Clustered::stratified);
        testimonies.put("signflip", Clustered::signFlips);
        testimonies.put("clustered-mcnemar", Clustered::pairs);
        testimonies.put("raoscott-lirat", Clustered::adjusted);
        testimonies.put("raoscott-nhanes", Clustered::survey);
        testimonies.put("twoway", Clustered::twoWay);
        testimonies.put("glm-", Clustered::logistic);
        testimonies.put("glmm-", Clustered::mixed);
        testimonies.put("gee", Clustered::equations);
        return testimonies;
    }

    /// Every lock sees both versions. Rates are of good sessions here, so signs are the other way round than ours.
    private static Map<String, ?> crossover(Given given) {
        List<String> locks = given.texts("lock");
        List<String> strata = given.texts("stratum");
        List<Cell> together = new ArrayList<>();
        List<Cell> apart = new ArrayList<>();
        for (String arm : List.of("current", "rc")) {
            long[] bad = given.counts(arm + "_bad");
            long[] sessions = given.counts(arm + "_n");
            for (int at = 0; at < bad.length; at++) {
                String lock = "%5s".formatted(locks.get(at));
                long good = sessions[at] - bad[at];
                together.add(new Cell(lock, strata.get(at), arm, good, bad[at]));
                apart.add(new Cell(lock + " " + arm, strata.get(at), arm, good, bad[at]));
            }
        }
        FleetShares fleet = shares(given, "W");
        Map<String, Object> said = said(cells(together), fleet);
        said.put(
                "se_if_pairing_ignored",
                StratifiedDifference.between(cells(apart), ARMS, fleet)
                        .orThrow()
                        .errors()
                        .cr1());
        return said;
    }

    /// A data set of sessions with people inside centres. What is not said otherwise: strata are centres, shares are
    /// those of all rows, treatment is `treat` with the last level in the alphabet as the baseline.
    private static Map<String, ?> stratified(Given given) {
        Given.Table table = given.table(ModelFrame.dataset(given));
        List<String> header = table.header();
        String outcome = chosen(given, "outcome", header, "outcome", "y", "resp");
        String arm = chosen(given, "arm", header, "treat", "arm", "treatment");
        String stratum = chosen(given, "stratum", header, "center", "stratum");
        List<String> arms = table.texts(arm);
        TreeSet<String> levels = new TreeSet<>(arms);
        List<String> clusters = clusters(table);
        List<String> strata = table.texts(stratum);
        double[] good = table.numbers(outcome);
        List<Cell> cells = new ArrayList<>();
        for (int row = 0; row < good.length; row++) {
            cells.add(new Cell(
                    clusters.get(row),
                    strata.get(row),
                    arms.get(row).equals(levels.last()) ? "current" : "rc",
                    Math.round(good[row]),
                    1 - Math.round(good[row])));
        }
        Cells counted = cells(cells);
        FleetShares fleet =
                given.has("W") ? shares(given, "W") : FleetShares.of(counted).orThrow();
        return said(counted, fleet);
    }

    private static Map<String, Object> said(Cells cells, FleetShares fleet) {
        Comparison comparison = StratifiedDifference.between(cells, ARMS, fleet).orThrow();
        SequencedMap<String, Double> influences =
                StratifiedDifference.influences(cells, ARMS, fleet).orThrow();
        double delta = -comparison.difference().rate();
        TreeMap<String, Object> said = new TreeMap<>();
        said.put("delta", delta);
        said.put("se_cr0", comparison.errors().cr0());
        said.put("se", comparison.errors().cr1());
        said.put("se_cr1", comparison.errors().cr1());
        said.put("se_cr2", comparison.errors().cr2());
        said.put("df_satterthwaite", comparison.difference().degreesOfFreedom());
        said.put("df", comparison.difference().degreesOfFreedom());
        said.put(
                "ci_cr2",
                List.of(
                        -comparison.difference().interval().upper(),
                        -comparison.difference().interval().lower()));
        said.put("influence", influences.values().stream().map(part -> -part).toList());
        return said;
    }

    private static Map<String, ?> signFlips(Given given) {
        RandomisationTest test = SignFlips.of(given.numbers("diffs"), 1).orThrow();
        return Map.of(
                "mean", test.statistic(),
                "p_two_sided", test.p(),
                "p_greater", test.pWorse(),
                "permutations", test.arrangements());
    }

    private static Map<String, ?> pairs(Given given) {
        return PairedClusters.tests(
                given.numbers("pairs"), given.numbers("rc_bad_cur_good"), given.numbers("rc_good_cur_bad"));
    }

    private static Map<String, ?> adjusted(Given given) {
        TreeMap<String, Object> said = new TreeMap<>();
        List<AdjustedProportion> groups = new ArrayList<>();
        for (Object key : new TreeSet<>(given.inputs().keySet())) {
            Matcher group = GROUP.matcher(key.toString());
            if (group.matches()) {
                AdjustedProportion one =
                        AdjustedProportion.of(given.counts(key.toString()), given.counts("g" + group.group(1) + "_N"));
                groups.add(one);
                said.put("p" + group.group(1), one.rate());
                said.put("deff" + group.group(1), one.designEffect());
            }
        }
        said.put("z_adjusted", groups.getFirst().z(groups.getLast()));
        said.put("z_naive", groups.getFirst().unadjusted().z(groups.getLast().unadjusted()));
        return said;
    }

    /// The table and the design are told as R's formulas.
    private static Map<String, ?> survey(Given given) {
        Given.Table table = given.table(ModelFrame.dataset(given));
        String design = given.text("design");
        String[] asked = given.text("table").split("\\s*x\\s*", -1);
        double[] answers = table.numbers(asked[0]);
        int[] rows = IntStream.range(0, answers.length)
                .filter(row -> !Double.isNaN(answers[row]))
                .toArray();
        List<String> strata = table.texts(part(design, "strata"));
        List<String> units = table.texts(part(design, "id"));
        double[] weights = table.numbers(part(design, "weights"));
        SurveyChiSquare test = SurveyChiSquare.of(
                numbered(table.texts(asked[0]), rows),
                numbered(table.texts(asked[1]), rows),
                IntStream.of(rows).mapToDouble(row -> weights[row]).toArray(),
                numbered(strata, rows),
                numbered(
                        IntStream.range(0, answers.length)
                                .mapToObj(row -> strata.get(row) + " " + units.get(row))
                                .toList(),
                        rows),
                answers.length);
        return Map.of(
                "F", test.f(),
                "ndf", test.numerator(),
                "ddf", test.denominator(),
                "p", test.p(),
                "chisq", test.chiSquare(),
                "p_chisq", test.pFirst());
    }

    private static int[] numbered(List<String> texts, int[] rows) {
        return ModelFrame.numbered(IntStream.of(rows).mapToObj(texts::get).toList());
    }

    private static String part(String design, String name) {
        Matcher matcher = Pattern.compile(name + "=~(\\w+)").matcher(design);
        if (!matcher.find()) {
            throw new NotCovered("no \"%s\" in %s".formatted(name, design));
        }
        return matcher.group(1);
    }

    /// The slope, clustered by the two columns that the formula does not have.
    private static Map<String, ?> twoWay(Given given) {
        ModelFrame frame = ModelFrame.of(given, "y", Optional.empty());
        Given.Table table = given.table(ModelFrame.dataset(given));
        List<String> kinds = table.header().stream()
                .filter(column -> !given.text("formula").matches(".*\\b" + column + "\\b.*"))
                .toList();
        List<String> one = table.texts(kinds.getFirst());
        List<String> other = table.texts(kinds.get(1));
        LeastSquares fit = LeastSquares.of(frame);
        return Map.of(
                "slope",
                fit.coefficients()[1],
                "se_ols",
                fit.errors()[1],
                "se_" + kinds.getFirst(),
                fit.errorsBy(ModelFrame.numbered(one))[1],
                "se_" + kinds.get(1),
                fit.errorsBy(ModelFrame.numbered(other))[1],
                "se_two_way",
                fit.errorsBy(one, other)[1]);
    }

    private static Map<String, ?> logistic(Given given) {
        ModelFrame frame = ModelFrame.of(given, "cbind(incidence, size-incidence)", Optional.empty());
        LogisticRegression fit = LogisticRegression.of(frame);
        return Map.of(
                "coef", frame.named(fit.coefficients()),
                "se", frame.named(fit.errors()),
                "phi", fit.dispersion(),
                "deviance", fit.deviance());
    }

    private static Map<String, ?> mixed(Given given) {
        ModelFrame frame = ModelFrame.of(given, "cbind(incidence, size-incidence)", Optional.empty());
        return Map.of("laplace", mixed(frame, 1), "agq9", mixed(frame, 9));
    }

    private static Map<String, Double> mixed(ModelFrame frame, int nodes) {
        MixedLogistic fit = MixedLogistic.of(frame, nodes);
        Map<String, Double> said = frame.named(fit.coefficients());
        said.put("sd_" + frame.grouping().orElseThrow(), fit.deviation());
        return said;
    }

    private static Map<String, ?> equations(Given given) {
        Given.Table table = given.table(ModelFrame.dataset(given));
        String written = given.has("corstr") ? given.text("corstr") : given.id();
        EstimatingEquations.Structure structure = structure(written.toLowerCase(Locale.ROOT));
        ModelFrame frame = ModelFrame.of(given, "resp", Optional.of("id"));
        ModelFrame grouped = new ModelFrame(
                frame.names(),
                frame.rows(),
                frame.response(),
                frame.sizes(),
                frame.grouping(),
                ModelFrame.numbered(clusters(table)));
        EstimatingEquations fit = EstimatingEquations.of(grouped, structure, given.has("scale.fix"));
        return Map.of(
                "coef", frame.named(fit.coefficients()),
                "se", frame.named(fit.errors()),
                "robust_se", frame.named(fit.errors()),
                "alpha", fit.correlation(),
                "phi", fit.scale());
    }

    private static EstimatingEquations.Structure structure(String written) {
        if (written.contains("ar1")) {
            return EstimatingEquations.Structure.AR1;
        }
        return written.contains("ind")
                ? EstimatingEquations.Structure.INDEPENDENCE
                : EstimatingEquations.Structure.EXCHANGEABLE;
    }

    /// People are numbered anew in each centre.
    private static List<String> clusters(Given.Table table) {
        List<String> ids = table.texts("id");
        if (!table.header().contains("center")) {
            return ids;
        }
        List<String> centres = table.texts("center");
        return IntStream.range(0, ids.size())
                .mapToObj(row -> centres.get(row) + " " + ids.get(row))
                .toList();
    }

    private static String chosen(Given given, String key, List<String> header, String... usual) {
        if (given.has(key) && header.contains(given.text(key))) {
            return given.text(key);
        }
        for (String column : usual) {
            if (header.contains(column)) {
                return column;
            }
        }
        throw new NotCovered("no column for \"%s\" in %s".formatted(key, header));
    }

    static FleetShares shares(Given given, String key) {
        Given inside = given.inside(key);
        TreeMap<String, Double> shares = new TreeMap<>();
        for (Object stratum : inside.inputs().keySet()) {
            shares.put(stratum.toString(), inside.number(stratum.toString()));
        }
        return FleetShares.of(shares).orThrow();
    }

    static Cells cells(Collection<Cell> cells) {
        return Cells.of(cells).orThrow();
    }
}
