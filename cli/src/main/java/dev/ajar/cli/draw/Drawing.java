package dev.ajar.cli.draw;

import dev.ajar.cli.report.Words;
import dev.ajar.model.Experience;
import dev.ajar.model.SessionRule;
import dev.ajar.tally.Measurement;
import dev.ajar.tally.Ways;
import java.util.List;

/// An experience, drawn.
///
/// @param mermaid ends in a line break
/// @param sessions how many were counted; 0 where only what is defined is drawn
/// @param legend how to read it, in sentences of Markdown: of nothing that is not in it
public record Drawing(Experience experience, String mermaid, long sessions, List<String> legend) {

    public Drawing {
        legend = List.copyOf(legend);
    }

    /// Draws what was counted; where there is no session, what is defined.
    public static Drawing of(Measurement measured, Ways ways) {
        return measured.experience().session() instanceof SessionRule.Presence presence
                ? new SlotDrawing(presence, measured, ways).drawing()
                : FlowDrawing.of(measured.experience(), ways);
    }

    /// Draws what is defined.
    public static Drawing of(Experience experience) {
        return of(new Measurement(experience), new Ways(experience));
    }

    /// The title of an experience, or its name where it has none.
    static String title(Experience experience) {
        String title = Words.title(experience);
        return title.isBlank() ? experience.name() : title;
    }

    /// The box of a step.
    static String id(Experience experience, int step) {
        return "step_" + experience.steps().get(step).name();
    }
}
