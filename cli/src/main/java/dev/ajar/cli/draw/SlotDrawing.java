package dev.ajar.cli.draw;

import dev.ajar.cli.draw.Flowchart.Line;
import dev.ajar.cli.draw.Flowchart.Look;
import dev.ajar.cli.draw.Flowchart.Shape;
import dev.ajar.cli.report.Words;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.tally.Measurement;
import dev.ajar.tally.Tally;
import dev.ajar.tally.Ways;
import java.util.ArrayList;
import java.util.List;

/// Draws what becomes of slots of time in which something is expected: heard or silent. What happens within a slot has
/// no order that means anything, so there is no way from step to step.
final class SlotDrawing {

    private static final String SLOT = "slot";
    private static final String SILENT = "silent";

    private final SessionRule.Presence presence;
    private final Experience experience;
    private final Measurement measured;
    private final Ways ways;
    private final boolean counted;
    private final Flowchart chart;

    SlotDrawing(SessionRule.Presence presence, Measurement measured, Ways ways) {
        this.presence = presence;
        this.measured = measured;
        this.ways = ways;
        experience = measured.experience();
        counted = ways.sessions() > 0;
        chart = new Flowchart(experience.name(), Drawing.title(experience));
    }

    Drawing drawing() {
        int success = experience.place(experience.success());
        Tally silent = ways.withoutSuccess();
        long heard = ways.sessions() - silent.total();
        List<String> slot = new ArrayList<>(List.of(
                "a slot of %s".formatted(Words.duration(presence.every())),
                "of one %s".formatted(presence.per().name())));
        if (counted) {
            slot.add(slots(ways.sessions()));
        }
        chart.box(SLOT, Shape.PILL, Look.ATTEMPT, slot);
        for (int step = 0; step < experience.steps().size(); step++) {
            step(step, step == success);
        }
        chart.box(SILENT, Shape.HEXAGON, Look.LOST, List.of(SILENT));
        if (measured.unclear() > 0) {
            chart.aside("unclear", List.of("not judged", slots(measured.unclear())));
        }
        chart.arrow(
                SLOT,
                Drawing.id(experience, success),
                Line.FORESEEN,
                counted ? List.of(Labels.numberAndShare(heard, ways.sessions())) : List.of());
        chart.arrow(
                SLOT,
                SILENT,
                Line.LOST,
                counted && silent.total() > 0
                        ? Labels.outcomes(silent, ways.sessions())
                        : counted ? List.of("0") : List.of());
        return new Drawing(experience, chart.text(), ways.sessions(), legend());
    }

    private void step(int place, boolean success) {
        List<String> text =
                new ArrayList<>(List.of(experience.steps().get(place).name()));
        if (success) {
            text.add("the success");
            long[] median = measured.intervals().quantiles(0.5);
            if (median.length > 0) {
                text.add("every %s in the median".formatted(Words.duration(median[0])));
            }
            chart.box(Drawing.id(experience, place), Shape.FRAMED, Look.SUCCESS, text);
        } else {
            if (counted) {
                text.add(slots(ways.reached(place)));
            }
            chart.aside(Drawing.id(experience, place), text);
        }
    }

    private List<String> legend() {
        List<String> legend = new ArrayList<>(
                List.of(
                        "Every slot of time in which something is expected is a session of its own; it has no way from step to step."));
        if (counted) {
            legend.add("On an arrow: how many slots, and their share of all (cut, not rounded).");
        }
        if (experience.steps().size() > 1) {
            legend.add("Steps that stand aside are in how many slots they were hit.");
        }
        if (measured.unclear() > 0) {
            legend.add("Not judged, and not in any share: slots in which `while` was unknown.");
        }
        return legend;
    }

    private static String slots(long number) {
        return Words.counted(number, "slot", "slots");
    }
}
