package dev.ajar.cli.evidence;

import dev.ajar.cli.report.Grid;
import dev.ajar.cli.report.Words;
import dev.ajar.statistics.Answer;
import dev.ajar.statistics.change.Lot;
import dev.ajar.statistics.change.LotShift;
import dev.ajar.statistics.objective.TargetProposal;
import dev.ajar.tally.Tally;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A target that can be met, from what happened.
///
/// @param window days of the objective's window
/// @param zone whose days
/// @param seed of the draws
public record Proposal(int window, ZoneId zone, long seed) {

    private static final int SHORTEST = 14;
    private static final double SURE = 0.05;

    /// The answer.
    public Paper ask(Evidence evidence) throws IOException {
        SequencedMap<LocalDate, Tally> all = evidence.days(zone);
        Optional<LocalDate> since = since(all);
        SequencedMap<LocalDate, Tally> days =
                since.map(first -> from(all, first)).orElse(all);
        long[] sessions = days.values().stream().mapToLong(Tally::valid).toArray();
        long[] bad = days.values().stream().mapToLong(Tally::bad).toArray();
        Paper paper = switch (TargetProposal.of(sessions, bad, window, seed)) {
            case Answer.Known<TargetProposal>(TargetProposal proposal) -> known(proposal);
            case Answer.Unknown<TargetProposal>(Answer.Why why, String sentence) ->
                new Paper("No proposal: " + sentence + (sentence.endsWith(".") ? "" : ".")).fact("unknown", why.name());
        };
        since.ifPresent(first -> paper.say(
                "The history counts from %s on: since then failures are at another level, and days before say nothing of those to come."
                        .formatted(first)));
        paper.fact("since", since.map(LocalDate::toString)).fact("days", days.size());
        return paper;
    }

    /// The first day of the last stretch, where there is a step.
    private Optional<LocalDate> since(SequencedMap<LocalDate, Tally> days) {
        List<Lot> lots = days.entrySet().stream()
                .map(day -> Lot.of(
                        day.getKey().toString(),
                        day.getValue().good(),
                        day.getValue().bad()))
                .toList();
        if (LotShift.in(lots, seed) instanceof Answer.Known<LotShift>(LotShift found)
                && !found.shifts().isEmpty()
                && found.chance() <= SURE) {
            LocalDate first = LocalDate.parse(found.shifts().getLast().lot());
            return from(days, first).size() >= Math.max(window, SHORTEST) ? Optional.of(first) : Optional.empty();
        }
        return Optional.empty();
    }

    private static SequencedMap<LocalDate, Tally> from(Map<LocalDate, Tally> days, LocalDate first) {
        return new TreeMap<>(new TreeMap<>(days).tailMap(first));
    }

    private Paper known(TargetProposal proposal) {
        Paper paper = new Paper(proposal.sentence());
        Grid grid = new Grid("lr")
                .row("days of history", Words.count(proposal.history()))
                .row("sessions in a window of %s days".formatted(window), Figures.number(proposal.sessions()))
                .row("good in the history", Figures.percent(proposal.rate()))
                .row("reached by nine windows of ten", Figures.percent(proposal.supported()));
        if (proposal.target().isPresent()) {
            double target = proposal.target().getAsDouble();
            grid.row("proposed target", Figures.percent(target));
            grid.row("it allows, in a window", "%s bad".formatted(Figures.number((1 - target) * proposal.sessions())));
        }
        return paper.table("from the history", grid)
                .method(
                        "7-day circular block bootstrap of the next window, with the uncertainty of the history; 10 % quantile, rounded down to a usual target")
                .assume(TargetProposal.ASSUMPTIONS)
                .wouldChange(
                        "A target is a promise to people: choose what they need, and mend the service if it cannot be met.")
                .wouldChange("More history: 180 days are likely to hold the rare bad ones.")
                .fact(
                        "target",
                        proposal.target().isPresent()
                                ? Optional.of(proposal.target().getAsDouble())
                                : Optional.empty())
                .fact("supported", proposal.supported())
                .fact("rate", proposal.rate())
                .fact("sessions", proposal.sessions())
                .fact("resolved", proposal.resolved())
                .fact("windowNeeded", proposal.windowNeeded());
    }
}
