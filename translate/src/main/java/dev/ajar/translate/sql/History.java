package dev.ajar.translate.sql;

import dev.ajar.model.Timeline;
import dev.ajar.translate.sql.Term.Binding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps that tell what a timeline knew at an instant: the twin of [Histories][dev.ajar.timeline.Histories].
///
/// Settings and questions are put in one row, by time; each question takes the last setting before it. A join by
/// ranges of time would say the same, and take ages where a thing is set often.
final class History {

    private static final String THING = "thing";
    private static final String ASKS = "asks";

    private final Dialect dialect;
    private final Timeline timeline;
    private final String settings;
    private final Map<Timeline.Property, String> columns = new LinkedHashMap<>();

    /// Someone who asks.
    ///
    /// @param source the step whose rows are the questions
    /// @param thing its column that names the thing
    /// @param at its column that says of which instant
    /// @param keys its columns that tell rows apart, each with its type in this dialect
    record Question(String source, String thing, String at, Map<String, String> keys) {}

    /// @param properties those that are asked for
    /// @param steps gives steps their names
    History(Dialect dialect, Timeline timeline, List<Timeline.Property> properties, Aliases steps) {
        this.dialect = dialect;
        this.timeline = timeline;
        settings = steps.take(timeline.name() + "_settings");
        Aliases names = new Aliases(
                List.of(THING, ASKS, Events.TIME, "sequence", "id", "session_id", "entity", "at_us", Events.AS_OF));
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

    /// Puts down the step of answers, and gives back its name.
    String tellAnswers(Query query, Question question, String name) {
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
        columns.forEach((property, column) -> {
            said.column(column);
            asked.column(dialect.unknown(property.type()), column);
        });
        question.keys().forEach((key, type) -> {
            said.column(Term.whole("cast(null as %s)".formatted(type)), key);
            asked.column(key);
        });
        List<Select> both = new ArrayList<>();
        both.add(said.from(settings));
        both.add(
                asked.from(question.source()).where(Term.whole(question.thing()).isKnown()));
        query.step(name + "_asked", "Settings of %s, and when they are asked for.".formatted(timeline.name()), both);
        Select known = new Select().column(ASKS);
        question.keys().keySet().forEach(known::column);
        columns.values().forEach(column -> known.column(dialect.lastKnown(Term.whole(column), "so_far"), column));
        known.from(name + "_asked")
                .then("window so_far as (partition by %s order by %s, %s, sequence, id"
                        .formatted(THING, Events.TIME, ASKS))
                .then("  rows between unbounded preceding and current row)");
        Select answers = new Select();
        question.keys().keySet().forEach(answers::column);
        columns.values().forEach(answers::column);
        query.step(
                name,
                "What was known of %s: its last setting by then.".formatted(timeline.name()),
                answers.from(known, "known").where(new Term(ASKS + " = 1", Binding.COMPARISON)));
        return name;
    }

    /// A property as a question's answer has it, where the thing may be unknown: then nothing is known of it.
    ///
    /// @param answers the step of answers
    /// @param thing the question's column that names the thing
    Term value(Timeline.Property property, String answers, Term thing, Conditions conditions) {
        Term value = value(property, answers, conditions);
        return property.initial().isKnown()
                ? Term.whole("case when %s then %s end".formatted(thing.isKnown(), value))
                : value;
    }

    /// A property as a question's answer has it, where the thing is known.
    Term value(Timeline.Property property, String answers, Conditions conditions) {
        String column = columns.get(property);
        if (column == null) {
            throw new IllegalArgumentException("nobody asks for " + property.name());
        }
        String value = answers + "." + column;
        return Term.whole(
                property.initial().isKnown()
                        ? "coalesce(%s, %s)".formatted(value, conditions.literal(property.type(), property.initial()))
                        : value);
    }
}
