package dev.ajar.translate.sql;

import dev.ajar.model.Attributes;
import java.util.List;
import java.util.Optional;

/// What is in a table of events, in one row.
public final class Contents {

    /// All rows; those that are events; those of them that stand, each once; of these the time of the latest that is
    /// not after the instant of the question (now, where none is asked for), in µs since 1970, and the number of those
    /// that are.
    public static final List<String> COLUMNS = List.of("all_rows", "sound_rows", "events", "latest_us", "later");

    private Contents() {}

    static String query(Dialect dialect, Attributes attributes, Scope scope) {
        Query query = new Query();
        query.header("What is in the table: rows, those that are events, and the events that stand.");
        new Events(dialect, attributes, scope).tellStanding(query, Optional.empty());
        Term time = Term.whole(Events.TIME);
        Term after = Term.comparison(
                time,
                ">",
                switch (scope.asOf()) {
                    case AsOf.Latest ignored -> dialect.now();
                    case AsOf.At(long micros) -> dialect.wide(micros);
                    case AsOf.Told(String sql) -> Term.whole(sql);
                });
        query.step(
                "counted_rows",
                "All rows, sound or not.",
                new Select()
                        .column(Term.whole("count(*)"), "all_rows")
                        .from(scope.reading().source(dialect)));
        query.step(
                "counted_sound",
                "Rows that are events.",
                new Select().column(Term.whole("count(*)"), "sound_rows").from("sound"));
        query.step(
                "counted_standing",
                "Events that stand.",
                new Select()
                        .column(Term.whole("count(*)"), "events")
                        .column(Term.whole("max(case when %s then %s end)".formatted(after.not(), time)), "latest_us")
                        .column(Term.whole("count(case when %s then 1 end)".formatted(after)), "later")
                        .from(Events.STANDING));
        Select asking = new Select();
        COLUMNS.forEach(asking::column);
        return query.asking(
                asking.from("counted_rows").from("cross join counted_sound").from("cross join counted_standing"));
    }
}
