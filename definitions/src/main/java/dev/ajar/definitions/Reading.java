package dev.ajar.definitions;

import dev.ajar.definitions.problem.Problem;
import dev.ajar.model.Definitions;
import java.util.List;

/// What came of reading definitions.
public sealed interface Reading {

    /// Everything is sound and linked.
    ///
    /// @param warnings what is probably not meant; nothing that keeps anybody from measuring
    record Sound(Definitions definitions, List<Problem> warnings) implements Reading {
        public Sound {
            warnings = List.copyOf(warnings);
        }
    }

    /// Something must be mended first.
    ///
    /// @param problems everything that was found, warnings included, in the order of files and lines
    record Unsound(List<Problem> problems) implements Reading {
        public Unsound {
            problems = List.copyOf(problems);
        }
    }

    /// Some paths could not be read at all.
    ///
    /// @param why for each of them: `slo: no such file or folder`
    record Unreadable(List<String> why) implements Reading {
        public Unreadable {
            why = List.copyOf(why);
        }
    }
}
