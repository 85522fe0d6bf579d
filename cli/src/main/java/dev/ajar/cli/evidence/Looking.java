package dev.ajar.cli.evidence;

import dev.ajar.statistics.Answer;
import dev.ajar.statistics.comparison.Comparison;
import dev.ajar.statistics.comparison.Look;
import dev.ajar.statistics.sequential.ConfidenceSequence;
import java.util.List;

/// How often a comparison is looked at: that decides how clear a look must be.
public sealed interface Looking {

    /// The critical values of this look.
    Answer<Look> look(Comparison comparison);

    /// What is said of it.
    void say(Paper paper);

    /// Once, at the end.
    record Once() implements Looking {

        @Override
        public Answer<Look> look(Comparison comparison) {
            return Answer.known(Look.only());
        }

        @Override
        public void say(Paper paper) {
            paper.assume(List.of(
                    "This is the only look. Whoever looks again and again must say so (--look 3/7, or --open-ended)."));
        }
    }

    /// One of several planned looks at even distances.
    ///
    /// @param number from 1
    /// @param planned how many there are
    record Planned(int number, int planned) implements Looking {

        @Override
        public Answer<Look> look(Comparison comparison) {
            return Look.planned(number, planned);
        }

        @Override
        public void say(Paper paper) {
            paper.method(
                    "look %s of %s: O'Brien–Fleming-type bounds to pass, Pocock-type bounds to see harm (Lan and DeMets)"
                            .formatted(number, planned));
            paper.assume(List.of("The number of looks was fixed before the first one."));
            paper.fact("look", Paper.facts("number", number, "planned", planned));
        }
    }

    /// Without an end: at any time.
    ///
    /// @param sessions about how many are expected, both sides together; fixed before the first look
    record OpenEnded(double sessions) implements Looking {

        @Override
        public Answer<Look> look(Comparison comparison) {
            return Look.openEnded(
                    sessions,
                    (double) comparison.candidate().sessions()
                            + comparison.baseline().sessions());
        }

        @Override
        public void say(Paper paper) {
            paper.method("bounds that hold at every look: asymptotic confidence sequence (Waudby-Smith and others)");
            paper.assume(ConfidenceSequence.ASSUMPTIONS);
            paper.fact("openEnded", sessions);
        }
    }
}
