package dev.ajar.statistics.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A data set and a model formula as R writes it: `y ~ a + b*c + (1|group)`, or `cbind(bad, n-bad) ~ …`, or its right
/// side alone. Columns whose values stand in quotes are factors with treatment contrasts.
///
/// - `names`: of the coefficients, as R names them
/// - `rows`: of the model matrix
/// - `response`: the left side; for `cbind` the first of the two
/// - `sizes`: trials of each row, 1 but for `cbind`
/// - `groups`: the grouping of rows, if the formula or the data have one, numbered by appearance
final class ModelFrame {

    private final List<String> names;
    private final double[][] rows;
    private final double[] response;
    private final double[] sizes;
    private final Optional<String> grouping;
    private final int[] groups;

    ModelFrame(
            List<String> names,
            double[][] rows,
            double[] response,
            double[] sizes,
            Optional<String> grouping,
            int[] groups) {
        this.names = names;
        this.rows = rows;
        this.response = response;
        this.sizes = sizes;
        this.grouping = grouping;
        this.groups = groups;
    }

    List<String> names() {
        return names;
    }

    double[][] rows() {
        return rows;
    }

    double[] response() {
        return response;
    }

    double[] sizes() {
        return sizes;
    }

    Optional<String> grouping() {
        return grouping;
    }

    int[] groups() {
        return groups;
    }

    private static final Pattern GROUP = Pattern.compile("\\(\\s*1\\s*\\|\\s*(\\w+)\\s*\\)");
    private static final Pattern TRIALS = Pattern.compile("cbind\\(\\s*(\\w+)\\s*,\\s*(\\w+)\\s*-\\s*\\w+\\s*\\)");

    /// The data set's file of an oracle that names it `package::Name`, with whatever it says of it.
    static String dataset(Given given) {
        return given.text("dataset")
                .replaceAll("^.*::", "")
                .split("[^\\w]", -1)[0]
                .toLowerCase(Locale.ROOT);
    }

    /// @param otherwise the left side if the formula has none
    static ModelFrame of(Given given, String otherwise, Optional<String> grouped) {
        return of(given, given.text("formula"), otherwise, grouped);
    }

    static ModelFrame of(Given given, String formula, String otherwise, Optional<String> grouped) {
        String dataset = dataset(given);
        Given.Table table = given.table(dataset);
        List<Boolean> factors = quoted(given, dataset);
        String left = formula.contains("~")
                ? formula.substring(0, formula.indexOf('~')).strip()
                : otherwise;
        String right = formula.substring(formula.indexOf('~') + 1);
        Matcher group = GROUP.matcher(right);
        Optional<String> grouping = group.find() ? Optional.of(group.group(1)) : grouped;
        List<String> names = new ArrayList<>(List.of("(Intercept)"));
        List<double[]> columns = new ArrayList<>();
        int size = table.rows().size();
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        columns.add(ones);
        for (String term : terms(GROUP.matcher(right).replaceAll(""))) {
            add(term, table, factors, names, columns);
        }
        double[][] rows = new double[size][names.size()];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < names.size(); column++) {
                rows[row][column] = columns.get(column)[row];
            }
        }
        Matcher trials = TRIALS.matcher(left);
        boolean counted = trials.matches();
        return new ModelFrame(
                names,
                rows,
                table.numbers(counted ? trials.group(1) : left),
                counted ? table.numbers(trials.group(2)) : ones,
                grouping,
                grouping.map(column -> numbered(table.texts(column))).orElse(new int[0]));
    }

    int size() {
        return rows.length;
    }

    /// Coefficients by their names.
    Map<String, Double> named(double[] values) {
        TreeMap<String, Double> named = new TreeMap<>();
        IntStream.range(0, names.size()).forEach(at -> named.put(names.get(at), values[at]));
        return named;
    }

    static int[] numbered(List<String> texts) {
        TreeMap<String, Integer> numbers = new TreeMap<>();
        return texts.stream()
                .mapToInt(text -> {
                    numbers.putIfAbsent(text, numbers.size());
                    return numbers.getOrDefault(text, 0);
                })
                .toArray();
    }

    /// Main effects first, as R orders them; `a*b` is both and their product.
    private static List<String> terms(String right) {
        List<String> terms = new ArrayList<>();
        for (String written : right.split("\\+", -1)) {
            String term = written.replaceAll("\\s", "");
            if (!term.isEmpty() && !term.equals("1")) {
                if (term.contains("*")) {
                    terms.addAll(List.of(term.split("\\*", -1)));
                    terms.add(term.replace('*', ':'));
                } else {
                    terms.add(term);
                }
            }
        }
        return terms.stream()
                .distinct()
                .sorted(Comparator.comparingInt(term -> term.split(":", -1).length))
                .toList();
    }

    private static void add(
            String term, Given.Table table, List<Boolean> factors, List<String> names, List<double[]> columns) {
        List<String> made = new ArrayList<>(List.of(""));
        List<double[]> products = new ArrayList<>();
        double[] ones = new double[table.rows().size()];
        Arrays.fill(ones, 1);
        products.add(ones);
        for (String variable : term.split(":", -1)) {
            List<String> longer = new ArrayList<>();
            List<double[]> multiplied = new ArrayList<>();
            List<String> levels = levels(variable, table, factors);
            for (String level : levels) {
                for (int at = 0; at < made.size(); at++) {
                    longer.add(made.get(at) + (made.get(at).isEmpty() ? "" : ":") + variable + level);
                    multiplied.add(multiplied(products.get(at), values(variable, level, table)));
                }
            }
            made = longer;
            products = multiplied;
        }
        names.addAll(made);
        columns.addAll(products);
    }

    /// All levels but the first; one empty one for a number.
    private static List<String> levels(String variable, Given.Table table, List<Boolean> factors) {
        List<String> texts = table.texts(variable);
        return factors.get(table.header().indexOf(variable))
                ? texts.stream().distinct().sorted().skip(1).toList()
                : List.of("");
    }

    private static double[] values(String variable, String level, Given.Table table) {
        return level.isEmpty()
                ? table.numbers(variable)
                : table.texts(variable).stream()
                        .mapToDouble(text -> text.equals(level) ? 1 : 0)
                        .toArray();
    }

    private static double[] multiplied(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(at -> one[at] * other[at])
                .toArray();
    }

    private static List<Boolean> quoted(Given given, String dataset) {
        try {
            String first =
                    Files.readAllLines(given.data().resolve(dataset + ".csv")).get(1);
            return Arrays.stream(first.split(",", -1))
                    .map(value -> value.startsWith("\""))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
