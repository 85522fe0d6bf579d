package dev.ajar.statistics.explanation;

import java.util.List;

/// What explains a change.
public sealed interface Explanation {

    /// The whole change.
    Change change();

    /// It, split by each dimension, in the order of names.
    List<Split> splits();

    /// For people.
    String sentence();

    /// Every value did as it did before; there are more sessions of the worse ones. The search stops here.
    ///
    /// @param by the split whose mix explains it
    record MixShift(Change change, List<Split> splits, Split by, String sentence) implements Explanation {
        public MixShift {
            splits = List.copyOf(splits);
        }
    }

    /// Some values stand out.
    ///
    /// @param findings those whose share of bad sessions moved most come first
    record StandsOut(Change change, List<Split> splits, List<Finding> findings, int values, String sentence)
            implements Explanation {
        public StandsOut {
            splits = List.copyOf(splits);
            findings = List.copyOf(findings);
        }
    }

    /// No value explains it better than chance: all got worse alike, or what there is was too little to see.
    ///
    /// @param nearest the value that stands out most, no more than chance lets one
    /// @param adjustedP how often chance alone lets one stand out this much, 0…1
    /// @param values how many were looked at
    record NothingStandsOut(
            Change change, List<Split> splits, Value nearest, double adjustedP, int values, String sentence)
            implements Explanation {
        public NothingStandsOut {
            splits = List.copyOf(splits);
        }
    }
}
