package dev.ajar.cli.draw;

import dev.ajar.model.Experience;
import java.util.List;
import java.util.stream.Collectors;

/// Drawings as Markdown that can be put into a README as it is.
///
/// @param asOf the instant of the question and where it comes from, in words; empty where nothing was asked of a log
public record DrawingPage(List<Drawing> drawings, String asOf) {

    public DrawingPage {
        drawings = List.copyOf(drawings);
    }

    /// What is defined.
    public static DrawingPage ofDefined(List<Experience> experiences) {
        return new DrawingPage(experiences.stream().map(Drawing::of).toList(), "");
    }

    /// What was counted.
    public static DrawingPage ofCounted(List<Drawing> drawings, String asOf) {
        return new DrawingPage(drawings, asOf);
    }

    /// The page, ending in a line break: for each drawing a heading, the purpose, the drawing, and how to read it.
    public String markdown() {
        return drawings.stream().map(this::section).collect(Collectors.joining("\n"));
    }

    private String section(Drawing drawing) {
        Experience experience = drawing.experience();
        String purpose = Plain.markdown(experience.purpose());
        return """
                ## %s

                `%s`%s

                ```mermaid
                %s```

                %s%s
                """.formatted(
                        Plain.markdown(Drawing.title(experience)),
                        experience.name(),
                        purpose.isEmpty() ? "" : ": " + purpose,
                        drawing.mermaid(),
                        counted(drawing),
                        String.join(" ", drawing.legend()));
    }

    private String counted(Drawing drawing) {
        if (asOf.isEmpty()) {
            return "";
        }
        return drawing.sessions() > 0
                ? "As of %s. ".formatted(asOf)
                : "**No session was found** as of %s, so nothing is counted; `ajar measure` tells why. "
                        .formatted(asOf);
    }
}
