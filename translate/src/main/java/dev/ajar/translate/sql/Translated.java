package dev.ajar.translate.sql;

import java.util.List;

/// What comes of translating.
public sealed interface Translated {

    /// The text of a query, without a `;` at its end.
    record Query(String sql) implements Translated {}

    /// The dialect cannot say this alike, so nothing is said at all.
    ///
    /// @param why each thing that cannot be said, by name
    record NotExpressible(List<String> why) implements Translated {
        public NotExpressible {
            why = List.copyOf(why);
        }
    }
}
