package dev.ajar.cli.draw;

import dev.ajar.cli.draw.Flowchart.Line;
import dev.ajar.cli.draw.Flowchart.Look;
import dev.ajar.cli.draw.Flowchart.Shape;
import dev.ajar.cli.report.Words;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.model.Step;
import dev.ajar.tally.Ways;
import java.util.ArrayList;
import java.util.List;

/// Draws an experience whose sessions go from step to step.
///
/// Sessions come in at the top and leave at the success or, red, at the step where they ended without it. A step that
/// comes right after itself is told within its box, for an arrow that bends back hides other texts.
final class FlowDrawing {

    /// Mermaid refuses more than 50,000 characters or 500 arrows.
    private static final int LONGEST = 48_000;

    private static final int MOST_ARROWS = 300;
    private static final String BEGIN = "begin";
    private static final String LOST = "lost";

    private final Experience experience;
    private final Ways ways;
    private final boolean counted;
    private final int attempt;
    private final Arrows arrows;
    private final Flowchart chart;
    private final List<String> legend = new ArrayList<>();

    private FlowDrawing(Experience experience, Ways ways, int most) {
        this.experience = experience;
        this.ways = ways;
        counted = ways.sessions() > 0;
        attempt = switch (experience.session()) {
            case SessionRule.Keyed keyed -> experience.place(keyed.attempt());
            case SessionRule.Episodes episodes -> experience.place(episodes.attempt());
            case SessionRule.Presence presence -> throw new IllegalArgumentException("no flow: " + presence);
        };
        arrows = new Arrows(experience, ways, most);
        chart = new Flowchart(experience.name(), Drawing.title(experience));
    }

    static Drawing of(Experience experience, Ways ways) {
        int most = MOST_ARROWS;
        Drawing drawing = new FlowDrawing(experience, ways, most).drawing();
        while (drawing.mermaid().length() > LONGEST && most > 0) {
            most /= 2;
            drawing = new FlowDrawing(experience, ways, most).drawing();
        }
        return drawing;
    }

    private Drawing drawing() {
        if (counted) {
            chart.box(BEGIN, Shape.CIRCLE, Look.USUAL, List.of(sessions(ways.sessions())));
        }
        for (int step = 0; step < experience.steps().size(); step++) {
            step(step);
        }
        long lost = ways.withoutSuccess().total();
        if (lost > 0) {
            chart.box(
                    LOST,
                    Shape.HEXAGON,
                    Look.LOST,
                    List.of("ended without success", sessions(lost) + " · " + Words.share(lost, ways.sessions())));
        }
        beginnings();
        arrows.drawn().forEach(this::arrow);
        losses();
        explain();
        return new Drawing(experience, chart.text(), ways.sessions(), legend);
    }

    private void step(int place) {
        Step step = experience.steps().get(place);
        List<String> text = new ArrayList<>(List.of(step.name()));
        boolean success = step.name().equals(experience.success());
        if (place == attempt) {
            text.add(success ? "the attempt and the success" : "the attempt");
        } else if (success) {
            text.add("the success");
        }
        if (counted) {
            text.add(sessions(ways.reached(place)));
            if (ways.hits(place) > ways.reached(place)) {
                text.add(times(ways.hits(place)));
            }
            arrows.drawn().stream()
                    .filter(arrow -> arrow.from() == place && arrow.to() == place && arrow.count() > 0)
                    .forEach(again -> again(again, text));
        }
        if (step.aside()) {
            chart.aside(Drawing.id(experience, place), text);
        } else if (success) {
            chart.box(Drawing.id(experience, place), Shape.FRAMED, Look.SUCCESS, text);
        } else if (place == attempt) {
            chart.box(Drawing.id(experience, place), Shape.PILL, Look.ATTEMPT, text);
        } else {
            chart.box(Drawing.id(experience, place), Shape.BOX, Look.USUAL, text);
        }
    }

    private void beginnings() {
        for (int step = 0; step < experience.steps().size(); step++) {
            long begun = ways.begun(step);
            if (begun > 0) {
                chart.arrow(
                        BEGIN,
                        Drawing.id(experience, step),
                        step == attempt || !arrows.saysThen() ? Line.FORESEEN : Line.UNFORESEEN,
                        begun == ways.sessions() ? List.of() : List.of(numberAndShare(begun, ways.sessions())));
            }
        }
    }

    private void again(Arrows.Arrow again, List<String> text) {
        text.add("again " + label(again).get(0) + (again.foreseen() ? "" : ", not foreseen"));
        text.add(label(again).get(1));
    }

    private void arrow(Arrows.Arrow arrow) {
        boolean toldInBox = counted && arrow.from() == arrow.to();
        if (!toldInBox) {
            chart.arrow(
                    Drawing.id(experience, arrow.from()),
                    Drawing.id(experience, arrow.to()),
                    arrow.foreseen() ? Line.FORESEEN : Line.UNFORESEEN,
                    counted ? label(arrow) : List.of());
        }
    }

    private List<String> label(Arrows.Arrow arrow) {
        return arrow.count() == 0
                ? List.of("0")
                : List.of(
                        numberAndShare(arrow.count(), ways.hits(arrow.from())),
                        "median " + Words.duration(arrow.median()));
    }

    private void losses() {
        for (int step = 0; step < experience.steps().size(); step++) {
            if (ways.lost(step).total() > 0) {
                chart.arrow(
                        Drawing.id(experience, step),
                        LOST,
                        Line.LOST,
                        Labels.outcomes(ways.lost(step), ways.hits(step)));
            }
        }
    }

    private void explain() {
        boolean aside = experience.steps().stream().anyMatch(Step::aside);
        if (counted) {
            legend.add("In a step: how many sessions reached it, and how many times it was hit where that is more.");
            legend.add(
                    "On an arrow (and, where a step comes right again, in its box): how many times, their share of all"
                            + " times the step it leaves was hit (cut, not rounded), and the median time between the two events.");
        }
        legend.add(
                arrows.saysThen()
                        ? "Solid arrows are what the definition foresees (`then`)."
                        : "The definition says nowhere what comes `then`, so %s."
                                .formatted(counted ? "no arrow is a surprise" : "there are no arrows"));
        if (arrows.anyUnforeseen() || (arrows.saysThen() && ways.sessions() > ways.begun(attempt))) {
            legend.add("Dashed arrows were not foreseen.");
        }
        if (ways.withoutSuccess().total() > 0) {
            legend.add("Red arrows: sessions that ended at that step and had no success, by their verdicts.");
        }
        if (aside) {
            legend.add("Steps that stand `aside` are marks, no part of the way.");
        }
        if (arrows.leftOut() > 0) {
            legend.add("Not drawn, for it would be too much: %s%s."
                    .formatted(
                            Words.counted(arrows.leftOut(), "rarer arrow", "rarer arrows"),
                            arrows.leftOutCount() == 0 ? "" : " (together " + times(arrows.leftOutCount()) + ")"));
        }
    }

    private static String sessions(long number) {
        return Words.counted(number, "session", "sessions");
    }

    private static String times(long number) {
        return Words.counted(number, "time", "times");
    }

    private static String numberAndShare(long number, long of) {
        return Labels.numberAndShare(number, of);
    }
}
