package dev.ajar.cli.evidence;

import dev.ajar.cli.report.Grid;
import dev.ajar.cli.report.Words;
import dev.ajar.statistics.Answer;
import dev.ajar.statistics.Cell;
import dev.ajar.statistics.Cells;
import dev.ajar.statistics.change.Lot;
import dev.ajar.statistics.change.LotShift;
import dev.ajar.statistics.change.Lots;
import dev.ajar.statistics.change.Shift;
import dev.ajar.store.table.VerdictCount;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Since when, or since which lot, the rate of failure is another one; and which lots differ from the rest.
///
/// @param by a dimension whose values have an order (`lock.lot`, `lock.firmware`), or `time`
/// @param cluster what is independent of its like: `lock.id`
/// @param strata dimensions within which lots are compared; none: they are taken as they are
/// @param order values of `by` from the oldest on; none: as people order names
/// @param days how many days make one step of time
/// @param zone whose days
/// @param seed of the orders of chance
public record Changing(
        String by, String cluster, List<String> strata, List<String> order, int days, ZoneId zone, long seed) {

    /// What `--by` calls time.
    public static final String TIME = "time";

    private static final int MOST_ROWS = 60;

    /// Chance shows as much too often to be sure.
    private static final double UNSURE = 0.05;

    public Changing {
        strata = List.copyOf(strata);
        order = List.copyOf(order);
    }

    /// The answer.
    public Paper ask(Evidence evidence) throws IOException {
        String unit = evidence.condition("--cluster", cluster);
        List<String> conditions = evidence.conditions("--strata", strata);
        Evidence.Counted counted = by.equals(TIME)
                ? byTime(evidence, unit, conditions)
                : byValue(evidence, unit, evidence.condition("--by", by), conditions);
        Cells cells = counted.cells();
        List<Lot> lots = Lots.of(cells, order(cells));
        Paper paper = switch (LotShift.in(lots, seed)) {
            case Answer.Known<LotShift>(LotShift shift) -> known(shift, lots);
            case Answer.Unknown<LotShift>(Answer.Why why, String sentence) ->
                new Paper("No step was looked for. " + sentence + (sentence.endsWith(".") ? "" : "."))
                        .fact("unknown", why.name());
        };
        if (!by.equals(TIME)) {
            Outliers.of(cells, by, seed).say(paper);
        }
        counted.left(cluster).ifPresent(paper::say);
        if (!order.isEmpty() && order.size() < cells.groups().size()) {
            paper.say("%s of %s values of %s are in --order; the rest follows, as people order names."
                    .formatted(
                            Words.count(order.size()),
                            Words.count(cells.groups().size()),
                            by));
        }
        table(lots, paper);
        return paper.fact("by", by)
                .fact("cluster", cluster)
                .fact("strata", strata)
                .fact("leftOut", counted.unclustered());
    }

    private Evidence.Counted byValue(Evidence evidence, String unit, String column, List<String> conditions)
            throws IOException {
        List<String> columns = new ArrayList<>(List.of(unit, column));
        columns.addAll(conditions);
        return evidence.cells(
                columns,
                count -> count.values()
                        .get(1)
                        .map(value -> cell(count, value, count.values().subList(2, columns.size()))));
    }

    private Evidence.Counted byTime(Evidence evidence, String unit, List<String> conditions) throws IOException {
        List<String> columns = new ArrayList<>(List.of(unit));
        columns.addAll(conditions);
        return evidence.cells(
                columns,
                Evidence.QUARTER,
                count -> Optional.of(
                        cell(count, step(count.slice()), count.values().subList(1, columns.size()))));
    }

    /// The first day of the step an instant falls into.
    private String step(long micros) {
        LocalDate day = Evidence.day(micros, zone);
        return day.minusDays(Math.floorMod(day.toEpochDay(), days)).toString();
    }

    private static Cell cell(VerdictCount count, String group, List<Optional<String>> conditions) {
        return new Cell(
                Evidence.shown(count.values().getFirst()),
                Evidence.joined(conditions),
                group,
                count.good(),
                count.bad());
    }

    private List<String> order(Cells cells) {
        if (by.equals(TIME)) {
            return cells.groups();
        }
        if (order.isEmpty()) {
            return cells.groups().stream().sorted(new NaturalOrder()).toList();
        }
        TreeSet<String> unknown = new TreeSet<>(order);
        unknown.removeAll(cells.groups());
        if (!unknown.isEmpty()) {
            throw new Misasked("--order %s: no session of %s %s"
                    .formatted(
                            String.join(",", order),
                            String.join(", ", unknown),
                            Misasked.instead(unknown, cells.groups())));
        }
        List<String> all = new ArrayList<>(order);
        cells.groups().stream()
                .filter(group -> !order.contains(group))
                .sorted(new NaturalOrder())
                .forEach(all::add);
        return all;
    }

    private Paper known(LotShift found, List<Lot> lots) {
        Paper paper = new Paper(headline(found, lots));
        for (Shift shift : found.shifts()) {
            paper.say("From %s on: %s instead of %s, %s (%s). The first one may be any of: %s."
                    .formatted(
                            shift.lot(),
                            Figures.percent(shift.rateAfter()),
                            Figures.percent(shift.rateBefore()),
                            Figures.points(shift.rateAfter() - shift.rateBefore()),
                            Figures.points(shift.difference()),
                            shift.maybe().stream().limit(10).collect(Collectors.joining(", "))));
        }
        paper.say(
                "Chance alone shows a step as clear as the clearest one here in %s of orders; values differ %s times as much as independent sessions would."
                        .formatted(Figures.percent(found.chance()), Figures.number(found.overdispersion())));
        if (by.equals(TIME)) {
            paper.wouldChange(
                    "A release or a supplier's change whose day is known is a comparison, not a search: 'ajar compare' with a side that did not change.");
        } else {
            paper.wouldChange(
                    "Values differ in age, season and doors: --strata holds doors and models equal, --from and --to the season.");
        }
        return paper.method(found.method())
                .assume(found.assumptions())
                .fact("overdispersion", found.overdispersion())
                .fact("chance", found.chance())
                .fact("shifts", found.shifts().stream().map(Changing::fact).toList());
    }

    private String headline(LotShift found, List<Lot> lots) {
        String what = by.equals(TIME)
                ? Words.counted(lots.size(), "step of time", "steps of time")
                : "%s values of %s".formatted(Words.count(lots.size()), by);
        if (found.shifts().isEmpty()) {
            return "No step: over %s failures changed no more than chance explains.".formatted(what);
        }
        String places = found.shifts().stream().map(Shift::lot).collect(Collectors.joining(", "));
        String steps = found.shifts().size() == 1
                ? "A step"
                : Words.count(found.shifts().size()) + " steps";
        return "%s%s over %s: from %s on.".formatted(steps, found.chance() > UNSURE ? ", perhaps," : "", what, places);
    }

    private void table(List<Lot> lots, Paper paper) {
        Grid grid =
                new Grid("lrrr").row(by, "sessions", "bad", strata.isEmpty() ? "failures" : "failures, fleet's mix");
        lots.stream()
                .limit(MOST_ROWS)
                .forEach(lot -> grid.row(
                        lot.name(),
                        Words.count(Math.round(lot.sessions())),
                        Words.count(Math.round(lot.bad())),
                        Figures.percent(lot.rate())));
        paper.table(
                lots.size() > MOST_ROWS
                        ? "the first %s of %s".formatted(MOST_ROWS, Words.count(lots.size()))
                        : "in their order",
                grid);
        paper.fact(
                "values",
                lots.stream()
                        .map(lot -> Paper.facts(
                                "name", lot.name(), "sessions", lot.sessions(), "bad", lot.bad(), "rate", lot.rate()))
                        .toList());
    }

    private static Map<String, Object> fact(Shift shift) {
        return Paper.facts(
                "first", shift.lot(),
                "before", shift.rateBefore(),
                "after", shift.rateAfter(),
                "lower", shift.difference().lower(),
                "upper", shift.difference().upper(),
                "maybe", shift.maybe());
    }
}
