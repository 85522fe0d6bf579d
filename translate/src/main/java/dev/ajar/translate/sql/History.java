package dev.ajar.translate.sql;

import dev.ajar.model.Timeline;
import dev.ajar.translate.sql.Term.Binding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps that tell what a timeline knew at an instant: the twin of [Histories][dev.ajar.timeline.Histories].
///
/// Settings and questions are put in one row, by time; each question takes the last setting before it. A join by
/// ranges of time would say the same, and take ages where a thing is set often. Questions bring all their columns
/// along, so that nothing need be joined afterwards: most databases would work out the questions once more for that.
final class History {

    private static final String THING = "thing";
    private static final String ASKS = "asks";

    /// Columns that no question may have.
    static final List<String> TAKEN = List.of(THING, ASKS);

    private final Dialect dialect;
    private final Timeline timeline;
    private final String settings;
    private final Map<Timeline.Property, String> columns = new LinkedHashMap<>();

    /// Someone who asks.
    ///
    /// @param source the step whose rows are the questions
    /// @param thing its column that names the thing
    /// @param at its column that says of which instant
    /// @param columns all its columns, each with its type in this dialect
    /// @param wanted the properties that are asked for, and the columns that they become
    record Question(
            String source,
            String thing,
            String at,
            Map<String, String> columns,
            Map<Timeline.Property, String> wanted) {

        /// The columns that the answers have, each with its type.
        Map<String, String> answered(Dialect dialect) {
            Map<String, String> all = new LinkedHashMap<>(columns);
            wanted.forEach((property, column) -> all.put(column, dialect.type(property.type())));
            return all;
        }
    }

    /// @param properties those that are asked for
    /// @param steps gives steps their names
    /// @param names gives columns their names, those of questions among them
    History(Dialect dialect, Timeline timeline, List<Timeline.Property> properties, Aliases steps, Aliases names) {
        this.dialect = dialect;
        this.timeline = timeline;
        settings = steps.take(timeline.name() + "_settings");
        properties.forEach(property -> columns.put(property, names.take(property.name())));
    }

    /// Puts down the step of settings.
    void tellSettings(Query query, Events events, Conditions conditions) {
        Term thing = events.term(timeline.entity());
        Select set = new Select()
                .column(thing, THING)
                .column(Events.TIME)
                .column("sequence")
                .column("id");
        columns.forEach((property, column) -> set.column(setting(property, conditions), column));
        set.from(Events.STANDING)
                .from("cross join " + Events.ASKED)
                .where(Term.comparison(Term.whole(Events.TIME), "<=", Term.whole(Events.AS_OF)))
                .where(thing.isKnown());
        Select any = new Select().column("*").from(set, "said");
        List<String> known = columns.values().stream()
                .map(column -> Term.whole(column).isKnown().text())
                .toList();
        any.then("where " + known.get(0));
        known.subList(1, known.size()).forEach(each -> any.then("  or " + each));
        query.step(settings, "What events set of %s.".formatted(timeline.name()), any);
    }

    /// Which events set any property that is asked for; empty where none can.
    Optional<Term> sets(Events events, Conditions conditions) {
        return columns.keySet().stream()
                .map(Timeline.Property::setters)
                .flatMap(List::stream)
                .map(setter -> conditions.print(setter.when()))
                .distinct()
                .reduce(Term::or)
                .map(events.term(timeline.entity()).isKnown()::and);
    }

    private Choice setting(Timeline.Property property, Conditions conditions) {
        Choice choice = new Choice();
        for (Timeline.Setter setter : property.setters()) {
            choice.when(conditions.print(setter.when()), conditions.print(setter.set()));
        }
        return choice.isEmpty() ? choice.when(Term.whole("true"), dialect.unknown(property.type())) : choice;
    }

    /// Puts down the step of answers: the questions, each with what was known.
    ///
    /// @param name how the step is called
    void tellAnswers(Query query, Question question, String name, Conditions conditions) {
        Select said = new Select()
                .column(THING)
                .column(Events.TIME)
                .column(Term.whole("0"), ASKS)
                .column("sequence")
                .column("id");
        Select asked = new Select()
                .column(Term.whole(question.thing()), THING)
                .column(Term.whole(question.at()), Events.TIME)
                .column(Term.whole("1"), ASKS)
                .column(Term.whole("0"), "sequence")
                .column(dialect.text(""), "id");
        Select known = new Select().column("*");
        Select answers = new Select();
        question.wanted().forEach((property, wanted) -> {
            String column = column(property);
            said.column(column);
            asked.column(dialect.unknown(property.type()), column);
        });
        question.columns().forEach((column, type) -> {
            said.column(Term.whole("cast(null as %s)".formatted(type)), column);
            asked.column(column);
            answers.column(column);
        });
        question.wanted().forEach((property, wanted) -> {
            String column = column(property);
            known.column(dialect.lastKnown(Term.whole(column), "so_far"), wanted);
            answers.column(value(property, Term.whole(wanted), Term.whole(question.thing()), conditions), wanted);
        });
        query.step(
                name + "_asked",
                "Settings of %s, and when they are asked for.".formatted(timeline.name()),
                List.of(said.from(settings), asked.from(question.source())));
        known.from(name + "_asked")
                .then("window so_far as (partition by %s order by %s, %s, sequence, id"
                        .formatted(THING, Events.TIME, ASKS))
                .then("  rows between unbounded preceding and current row)");
        query.step(
                name,
                "What was known of %s: its last setting by then.".formatted(timeline.name()),
                answers.from(known, "known").where(new Term(ASKS + " = 1", Binding.COMPARISON)));
    }

    /// A property that was last set to a value, or never. Of an unknown thing nothing is known.
    private static Term value(Timeline.Property property, Term last, Term thing, Conditions conditions) {
        return property.initial().isKnown()
                ? Term.whole("case when %s then coalesce(%s, %s) end"
                        .formatted(thing.isKnown(), last, conditions.literal(property.type(), property.initial())))
                : last;
    }

    /// The column of a property in the settings, which no question has.
    private String column(Timeline.Property property) {
        String column = columns.get(property);
        if (column == null) {
            throw new IllegalArgumentException("nobody asks for " + property.name());
        }
        return column;
    }
}
