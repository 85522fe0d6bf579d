package dev.ajar.definitions.cel;

import dev.ajar.definitions.problem.Problems;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The names that a condition can use.
///
/// @param sees what it sees, as a sentence: `A rule sees the session.`
/// @param names every name there is
/// @param columns what `column.NAME` means here
/// @param complete whether these are all names; where documents could not be read there may be more
public record Scope(String sees, Map<String, Known> names, Columns columns, boolean complete) {

    /// Under which first words the same attribute may be known elsewhere.
    private static final List<String> FOLDS = List.of("first.", "last.");

    /// What is known about a name.
    ///
    /// @param values the values it is known to have; empty where any will do
    /// @param sound whether its type is really known; where it is not, that has been told already
    public record Known(Type type, List<Value> values, boolean sound) {
        public Known {
            values = List.copyOf(values);
        }

        public Known(Type type) {
            this(type, List.of(), true);
        }
    }

    /// What columns of a row are.
    public enum Columns {
        /// There are none.
        NONE,
        /// Every column is a text.
        TEXT,
        /// Only the column `line`, a text.
        LINE,
        /// A column has the type that the condition needs: that of the file or table is known only when it is read.
        /// Those whose type is told are among the names, as `column.NAME`.
        OPEN
    }

    /// A scope without columns.
    public Scope(String sees, Map<String, Known> names, boolean complete) {
        this(sees, names, Columns.NONE, complete);
    }

    Optional<Known> named(String name) {
        return Optional.ofNullable(names.get(name));
    }

    /// Names that were probably meant.
    List<String> nearest(String name, Problems problems) {
        Set<String> nearest = new LinkedHashSet<>();
        for (String fold : FOLDS) {
            if (names.containsKey(fold + name)) {
                nearest.add(fold + name);
            }
            if (name.startsWith(fold) && names.containsKey(name.substring(fold.length()))) {
                nearest.add(name.substring(fold.length()));
            }
        }
        return nearest.isEmpty() ? problems.nearest(name, names.keySet()) : List.copyOf(nearest);
    }
}
