package dev.ajar.cli.evidence;

import dev.ajar.cli.report.Grid;
import dev.ajar.cli.report.Words;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.comparison.Comparison;
import dev.ajar.statistics.comparison.Standouts;
import dev.ajar.statistics.comparison.Standouts.Standout;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What is said of values that differ from all the rest.
///
/// @param by the dimension
/// @param asked how many values were asked
/// @param found those that stand out, worst first
/// @param method how chance was looked at
record Outliers(String by, int asked, List<Standout> found, String method) {

    static Outliers of(Cells cells, String by, long seed) {
        Standouts standouts = Standouts.of(cells, seed).orElse(new Standouts(List.of(), ""));
        return new Outliers(
                by,
                standouts.all().size(),
                standouts.all().stream()
                        .filter(Standout::standsOut)
                        .sorted(Comparator.comparingDouble((Standout each) ->
                                        each.comparison().difference().rate())
                                .reversed())
                        .toList(),
                standouts.method());
    }

    void say(Paper paper) {
        if (asked < 2) {
            return;
        }
        if (found.isEmpty()) {
            paper.say("No single value of %s differs from the rest by more than chance explains (%s were compared)."
                    .formatted(by, Words.count(asked)));
        } else {
            table(paper);
        }
        paper.method("each value against the rest: post-stratified risk difference (CR2); chance: " + method);
        paper.fact("outliers", found.stream().map(Outliers::fact).toList());
    }

    private void table(Paper paper) {
        Grid grid = new Grid("lrrrrlr").row(by, "clusters", "failures", "the rest", "points", "95 %", "chance");
        for (Standout each : found) {
            Comparison comparison = each.comparison();
            grid.row(
                    each.group(),
                    Words.count(comparison.candidate().clusters()),
                    Figures.percent(comparison.candidate().standardised()),
                    Figures.percent(comparison.baseline().standardised()),
                    Figures.signed(comparison.difference().rate()),
                    Figures.ends(comparison.difference().interval()),
                    Figures.chance(each.adjustedP()));
        }
        paper.table("values that differ from all the rest", grid);
        Standout worst = found.getFirst();
        if (worst.comparison().difference().rate() > 0) {
            paper.say("%s = %s stands out: %s failures, %s in all the rest."
                    .formatted(
                            by,
                            worst.group(),
                            Figures.percent(worst.comparison().candidate().standardised()),
                            Figures.percent(worst.comparison().baseline().standardised())));
        }
    }

    private static Map<String, Object> fact(Standout each) {
        return Paper.facts(
                "value", each.group(),
                "clusters", each.comparison().candidate().clusters(),
                "rate", each.comparison().candidate().standardised(),
                "rest", each.comparison().baseline().standardised(),
                "difference", each.comparison().difference().rate(),
                "lower", each.comparison().difference().interval().lower(),
                "upper", each.comparison().difference().interval().upper(),
                "adjustedP", each.adjustedP());
    }
}
