package dev.ajar.cli.evidence;

import dev.ajar.cli.report.Grid;
import dev.ajar.cli.report.Words;
import dev.ajar.statistics.Answer;
import dev.ajar.statistics.comparison.Allocation;
import dev.ajar.statistics.planning.Design;
import dev.ajar.statistics.planning.DetectableIncrease;
import dev.ajar.statistics.planning.Question;
import dev.ajar.statistics.planning.SampleSize;
import dev.ajar.statistics.planning.Schedule;
import java.util.List;
import java.util.Optional;

/// Before a release is tried: how many locks, how many days, and what could be seen.
///
/// @param fleet as it is known or guessed
/// @param margin how much worse is still good enough
/// @param days how long it may take
/// @param looks how often it is looked at
/// @param power how likely a right answer is to be found
public record Planning(Fleet fleet, double margin, int days, int looks, double power) {

    /// What a plan rests on.
    ///
    /// @param clusters how many locks or people may take part, both sides together
    /// @param perDay sessions of each a day
    /// @param base rate of failure as it is
    /// @param spread standard deviation of sessions of each divided by their mean
    /// @param alike intra-cluster correlation
    /// @param crossover whether each has both versions in turns
    /// @param measured what was measured and not guessed; empty where nothing was
    /// @param places how places are dealt out to strata; empty where there are none
    public record Fleet(
            long clusters,
            double perDay,
            double base,
            double spread,
            double alike,
            boolean crossover,
            List<String> measured,
            Optional<Allocation> places) {

        public Fleet {
            measured = List.copyOf(measured);
        }

        Answer<Design> design(int days) {
            return crossover
                    ? Design.crossover(perDay * days / 2, spread, alike)
                    : Design.parallel(perDay * days, spread, alike);
        }
    }

    private static final double[] TIMES = {1.25, 1.5, 2, 3, 5};

    /// The answer.
    public Paper ask() {
        Answer<Question> question = Question.of(fleet.base(), fleet.base(), margin, Question.RISK, power);
        Answer<Schedule> schedule = question.then(asked -> Schedule.of(
                asked,
                new Schedule.Fleet(fleet.clusters(), fleet.perDay(), fleet.spread(), fleet.alike(), fleet.crossover()),
                looks));
        Paper paper = switch (schedule) {
            case Answer.Known<Schedule>(Schedule known) -> scheduled(known);
            case Answer.Unknown<Schedule>(Answer.Why why, String sentence) ->
                new Paper("Not with this fleet: " + sentence + ".").fact("unknown", why.name());
        };
        double price = schedule.map(Schedule::inflation).orElse(1.0);
        question.then(asked -> fleet.design(days).then(design -> SampleSize.of(asked, design, price)))
                .map(size -> paper.say("In %s: %s".formatted(Words.counted(days, "day", "days"), size.sentence()))
                        .fact("locks", size.locks())
                        .fact("sessionsOfArm", size.sessions())
                        .fact("designEffect", size.designEffect()));
        long arm = fleet.crossover() ? fleet.clusters() : fleet.clusters() / 2;
        fleet.design(days)
                .then(design -> DetectableIncrease.of(fleet.base(), design, arm, Question.RISK, power))
                .map(increase -> paper.say(increase.sentence()).fact("detectable", increase.increase()));
        curve(arm, paper);
        places(paper);
        taken(paper);
        return paper;
    }

    private Paper scheduled(Schedule schedule) {
        String all = schedule.days() <= days
                ? "Enough: %s".formatted(schedule.sentence())
                : "Too short: it takes %s, not %s. %s"
                        .formatted(
                                Words.counted(schedule.days(), "day", "days"), Words.count(days), schedule.sentence());
        return new Paper(all)
                .fact("days", schedule.days())
                .fact("information", schedule.information())
                .fact("locksFewest", schedule.locksFewest())
                .fact("inflation", schedule.inflation());
    }

    private void curve(long arm, Paper paper) {
        double[] rates = new double[TIMES.length];
        for (int at = 0; at < rates.length; at++) {
            rates[at] = Math.min(0.999, fleet.base() * TIMES[at]);
        }
        fleet.design(days)
                .then(design -> DetectableIncrease.power(fleet.base(), design, arm, Question.RISK, rates))
                .map(points -> {
                    Grid grid = new Grid("rr").row("failures rise to", "seen with probability");
                    points.forEach(point -> grid.row(Figures.percent(point.rate()), Figures.percent(point.power())));
                    return paper.table(
                                    "what would be seen after %s".formatted(Words.counted(days, "day", "days")), grid)
                            .fact(
                                    "power",
                                    points.stream()
                                            .map(point -> Paper.facts("rate", point.rate(), "power", point.power()))
                                            .toList());
                });
    }

    private void places(Paper paper) {
        fleet.places().ifPresent(allocation -> {
            Grid grid = new Grid("lr").row("stratum", "places");
            allocation.places().forEach((stratum, places) -> grid.row(stratum, Words.count(places)));
            paper.table("who gets the candidate: draw by lot within each", grid).fact("places", allocation.places());
        });
    }

    private void taken(Paper paper) {
        Grid grid = new Grid("lrl")
                .row("locks or people", Words.count(fleet.clusters()), origin("clusters"))
                .row("sessions of each a day", Figures.number(fleet.perDay()), origin("per-day"))
                .row("failures as they are", Figures.percent(fleet.base()), origin("base"))
                .row("spread of sessions (cv)", Figures.number(fleet.spread()), origin("spread"))
                .row("alike within one (ICC)", Figures.number(fleet.alike()), origin("alike"))
                .row("margin", Figures.points(margin), "")
                .row("power", Figures.percent(power), "");
        paper.table("the plan rests on", grid)
                .method("two proportions, unpooled, one-sided 2.5 %%, times the design effect (%s)"
                        .formatted(
                                fleet.crossover()
                                        ? "crossover: Giraudeau, Ravaud and Donner 2008"
                                        : "uneven clusters: Eldridge, Ashby and Kerry 2006"))
                .assume(
                        List.of(
                                "In truth the candidate is as good as what is out: a worse one passes less often, as it should."))
                .wouldChange(
                        "A correlation guessed too low: information then comes slowly, and the answer stays \"not enough\".")
                .wouldChange("More locks help much, more sessions of the same locks little.");
        if (looks > 1) {
            paper.method("%s looks at even distances, O'Brien–Fleming-type bounds".formatted(looks));
        }
        paper.fact(
                        "fleet",
                        Paper.facts(
                                "clusters", fleet.clusters(),
                                "perDay", fleet.perDay(),
                                "base", fleet.base(),
                                "spread", fleet.spread(),
                                "alike", fleet.alike(),
                                "crossover", fleet.crossover(),
                                "measured", fleet.measured()))
                .fact("margin", margin)
                .fact("looks", looks);
    }

    private String origin(String name) {
        return fleet.measured().contains(name) ? "measured" : "";
    }
}
