package dev.ajar.session;

import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Expression;
import dev.ajar.expression.Names;
import dev.ajar.expression.Value.BoolValue;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.model.Definitions;
import dev.ajar.model.Experience;
import dev.ajar.model.Fact;
import dev.ajar.model.Facts;
import dev.ajar.timeline.Known;

/// What rules, reasons and dimensions can name: the facts of a session.
public final class SessionNames implements Names<Session> {

    private final Experience experience;
    private final Facts facts;
    private final Shape shape;
    private final Known known;

    /// @param known what is known about things as of the same instant as the sessions
    public SessionNames(Experience experience, Definitions definitions, Known known) {
        this.experience = experience;
        this.known = known;
        facts = definitions.facts(experience);
        shape = new Shape(experience, definitions);
    }

    @Override
    public Evaluation<Session> reader(Expression.Name name) {
        return switch (facts.named(name.name())) {
            case Fact.Count(String step) -> {
                int place = experience.place(step);
                yield session -> new IntValue(session.count(place));
            }
            case Fact.First(String step) -> {
                int place = experience.place(step);
                yield session -> session.first(place);
            }
            case Fact.Last(String step) -> {
                int place = experience.place(step);
                yield session -> session.last(place);
            }
            case Fact.Reached(String step) -> {
                int place = experience.place(step);
                yield session -> BoolValue.of(session.reached(place));
            }
            case Fact.Whole whole -> whole(whole);
            case Fact.FirstOf(var attribute) -> {
                int use = shape.use(attribute.name());
                yield session -> session.firstOf(use);
            }
            case Fact.LastOf(var attribute) -> {
                int use = shape.use(attribute.name());
                yield session -> session.lastOf(use);
            }
            case Fact.AsOf(var timeline, var ignored) -> {
                int use = shape.use(timeline.entity().name());
                Known.Property property = known.property(name.name());
                yield session -> property.asOf(session.thing(use, property.things()), session.start());
            }
        };
    }

    private Evaluation<Session> whole(Fact.Whole whole) {
        return switch (whole) {
            case START -> session -> new InstantValue(session.start());
            case END -> session -> new InstantValue(session.end());
            case EVENTS -> session -> new IntValue(session.events());
            case SUCCEEDED -> {
                Goal goal = new Goal(experience);
                yield session -> BoolValue.of(goal.isReachedBy(session));
            }
        };
    }
}
