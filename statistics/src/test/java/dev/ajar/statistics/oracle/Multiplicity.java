package dev.ajar.statistics.oracle;

import dev.ajar.statistics.multiplicity.PValues;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What we say to the oracles of the job `multiple-testing`.
final class Multiplicity implements Witness {

    private static final Pattern COLUMN = Pattern.compile("::(\\w+)\\$(\\w+)");
    private static final Pattern BELOW = Pattern.compile("(n_q|bh)_below_(.+)");

    @Override
    public Map<String, Function<Given, Map<String, ?>>> testimonies() {
        return Map.of("fdr-", this::adjusted, "fdr-storey", this::storey, "explain-maxt-exact", ExactMaxT::of);
    }

    private Map<String, ?> adjusted(Given given) {
        PValues values = values(given);
        Map<String, PValues> methods = Map.of(
                "BH", values.benjaminiHochberg(),
                "holm", values.holm(),
                "bonferroni", values.bonferroni(),
                "BY", values.benjaminiYekutieli());
        Map<String, Object> said = new HashMap<>();
        double level = given.number("alpha", 0.05);
        methods.forEach((name, adjusted) -> {
            said.put(name, adjusted.toArray());
            said.put("reject_" + name, adjusted.atMost(level));
        });
        return said;
    }

    private Map<String, ?> storey(Given given) {
        PValues values = values(given);
        double share = new StoreySmoother(values.toArray()).share();
        PValues adjusted = values.storey(share).orThrow();
        Map<String, Object> said = new HashMap<>(adjusted(given));
        said.put("pi0", share);
        said.put("q", adjusted.toArray());
        for (Object key : given.expected().keySet()) {
            Matcher below = BELOW.matcher(key.toString());
            if (below.matches()) {
                PValues counted = below.group(1).equals("bh") ? values.benjaminiHochberg() : adjusted;
                said.put(key.toString(), counted.atMost(Double.parseDouble("0" + below.group(2))));
            }
        }
        return said;
    }

    private static PValues values(Given given) {
        if (given.has("p")) {
            return PValues.of(given.numbers("p")).orThrow();
        }
        Matcher column = COLUMN.matcher(given.text("dataset"));
        if (!column.find()) {
            throw new NotCovered("no data set in " + given.text("dataset"));
        }
        return PValues.of(given.table(column.group(1) + "_" + column.group(2)).numbers(column.group(2)))
                .orThrow();
    }
}
