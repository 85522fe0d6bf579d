package dev.ajar.translate.dbt;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What came of making a project.
public sealed interface Exported {

    /// A whole project.
    ///
    /// @param files the text of each file by its place in the project, with `/` between folders
    record Project(SortedMap<String, String> files) implements Exported {
        public Project {
            files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        }
    }

    /// It cannot be said alike in some dialect.
    ///
    /// @param why each obstacle, by name
    record NotExpressible(List<String> why) implements Exported {
        public NotExpressible {
            why = List.copyOf(why);
        }
    }
}
