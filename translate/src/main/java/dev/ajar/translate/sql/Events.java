package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Time;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The steps that every query begins with: from the rows of the table to events, each once (semantics.md §1), and the
/// instant of the question. The twin of [Copies][dev.ajar.event.Copies].
///
/// The table has the columns `id`, `time`, `sequence`, `name`, `received`, and one for each declared attribute under
/// its own name and of its type; times are timestamps.
final class Events {

    /// Columns of the table that are no attributes.
    static final List<String> BASE = List.of("id", "time", "sequence", "name", "received", "recorded");

    static final String STANDING = "standing";
    static final String ASKED = "asked";
    static final String AS_OF = "as_of_us";
    static final String TIME = "time_us";

    /// The order of events everywhere.
    static final List<String> ORDER = List.of(TIME, "sequence", "id");

    private static final String RANKED =
            "Rows of one id, the one that stands first: the least by time, name and attributes.";

    private static final List<String> OWN = List.of("id", TIME, "sequence", "name");

    /// 2200-01-01T00:00:00Z
    static final long TOO_LATE = 7_258_118_400_000_000L;

    private final Dialect dialect;
    private final Attributes attributes;
    private final Scope scope;
    private final Optional<Beginning> beginning;
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    Events(Dialect dialect, Attributes attributes, Scope scope) {
        this.dialect = dialect;
        this.attributes = attributes;
        this.scope = scope;
        beginning = Beginning.of(scope.since(), dialect);
        List<String> taken = new ArrayList<>(taken());
        taken.add("copy");
        Aliases names = new Aliases(taken);
        attributes.all().forEach(attribute -> aliases.put(attribute.name(), names.take(attribute.name())));
    }

    /// How conditions on an event read a name.
    Term term(Expression.Name name) {
        return Term.whole(
                switch (name.name()) {
                    case "event.id" -> "id";
                    case "event.name" -> "name";
                    case "event.time" -> TIME;
                    default -> column(name.name());
                });
    }

    /// The column of an attribute, which somebody asks for.
    String column(String attribute) {
        String alias = alias(attribute);
        asked.add(alias);
        return alias;
    }

    private String alias(String attribute) {
        String alias = aliases.get(attribute);
        if (alias == null) {
            throw new IllegalArgumentException("no attribute " + attribute);
        }
        return alias;
    }

    /// Names that no other column of a step made from events may have: those of its columns, and of steps, for where a
    /// column is called like a step, BigQuery takes its name for the whole row.
    List<String> taken() {
        List<String> taken = new ArrayList<>(OWN);
        taken.add(AS_OF);
        taken.add(Scope.TABLE);
        taken.addAll(SessionQuery.STEPS);
        taken.addAll(aliases.values());
        return taken;
    }

    /// Where the query begins to look; empty where it looks at everything.
    Optional<Beginning> beginning() {
        return beginning;
    }

    /// Puts the steps down, with the columns that were asked for until now.
    ///
    /// @param sets which of the older events say something that is still true; empty where none does
    void tell(Query query, Optional<Term> sets) {
        tellStanding(query, sets);
        query.step(ASKED, comment(), asked());
    }

    /// Puts down the steps up to [#STANDING].
    void tellStanding(Query query, Optional<Term> sets) {
        if (isStanding()) {
            query.step(STANDING, "Every event once, as it was kept." + narrowed(sets), parts(sets));
            return;
        }
        query.step(
                "sound",
                "Rows that are events: what cannot be one is left out, as the door would." + narrowed(sets),
                parts(sets));
        if (dialect.runsStepsOnce()) {
            query.step(
                    "repeated",
                    "Ids that come more than once.",
                    new Select().column("id").from("sound").then("group by id").then("having count(*) > 1"));
            query.step(
                    "copies",
                    RANKED,
                    copies(List.of(new Term("id in (select id from repeated)", Term.Binding.COMPARISON))));
            query.step(STANDING, "Every event once.", List.of(unrepeated(), first()));
        } else {
            query.step("copies", RANKED, copies(List.of()));
            query.step(STANDING, "Every event once.", first());
        }
    }

    private boolean isStanding() {
        return scope.reading() instanceof Reading.Standing;
    }

    private String narrowed(Optional<Term> sets) {
        return beginning.isEmpty()
                ? ""
                : sets.isEmpty()
                        ? " Nothing older is read than what can belong to the sessions that are asked for."
                        : " Nothing older is read than what can belong to the sessions that are asked for, but for what"
                                + " was set of things.";
    }

    /// The rows that count; of those before the beginning only what set something.
    private List<Select> parts(Optional<Term> sets) {
        if (beginning.isEmpty()) {
            return List.of(rows(Optional.empty()));
        }
        Term first = first(beginning.get());
        List<Select> parts = new ArrayList<>(List.of(rows(Optional.of(Term.comparison(time(), ">=", first)))));
        sets.ifPresent(some -> parts.add(new Select()
                .column("*")
                .from(rows(Optional.of(Term.comparison(time(), "<", first))), "earlier")
                .where(some)));
        return parts;
    }

    /// Copies may lie before what counts; where every event stands once, there are none.
    private Term first(Beginning begins) {
        return isStanding() ? begins.standing() : begins.rows();
    }

    private Term time() {
        return Term.whole(dialect.quoted("time"));
    }

    private Select rows(Optional<Term> narrowed) {
        Select rows = new Select();
        if (isStanding()) {
            columns(rows);
        } else {
            rows.column(Term.whole(dialect.name("id")), "id")
                    .column(dialect.micros(time()), TIME)
                    .column(Term.whole("coalesce(%s, 0)".formatted(dialect.quoted("sequence"))), "sequence")
                    .column(Term.whole(dialect.name("name")), "name");
            attributes.all().forEach(attribute -> rows.column(read(attribute), alias(attribute.name())));
        }
        return sound(rows, narrowed);
    }

    /// For each thing that an attribute names, the first time that it is named before the beginning, where rows of that
    /// age are not read otherwise.
    ///
    /// @param thing the column of the thing
    /// @param seen the column of its first time
    Optional<Select> seenEarlier(String attribute, String thing, String seen) {
        return beginning.map(begins -> {
            Term named = isStanding() ? Term.whole(column(attribute)) : read(declared(attribute));
            Term at = isStanding() ? Term.whole(TIME) : dialect.micros(time());
            Select rows = new Select().column(named, thing).column(at, seen);
            return new Select()
                    .column(thing)
                    .column(Term.whole("min(%s)".formatted(seen)), seen)
                    .from(sound(rows, Optional.of(Term.comparison(time(), "<", first(begins)))), "earlier")
                    .where(Term.whole(thing).isKnown())
                    .then("group by " + thing);
        });
    }

    private Attribute declared(String name) {
        return attributes.all().get(attributes.place(name));
    }

    private Select sound(Select rows, Optional<Term> narrowed) {
        rows.from(scope.reading()
                .source(
                        dialect,
                        attributes.all().stream()
                                .map(attribute -> dialect.unquoted(dialect.column(attribute.name())))
                                .toList()));
        narrowed.ifPresent(rows::where);
        if (isStanding()) {
            return rows;
        }
        rows.where(Term.comparison(Term.whole("id"), "<>", dialect.text("")))
                .where(Term.comparison(Term.whole("name"), "<>", dialect.text("")))
                .where(dialect.notBefore(time(), 0))
                .where(dialect.before(time(), TOO_LATE));
        for (Attribute attribute : attributes.all()) {
            Term raw = Term.whole(dialect.column(attribute.name()));
            dialect.isSound(raw, attribute.type())
                    .ifPresent(holds -> rows.where(raw.isUnknown().or(holds)));
        }
        return rows;
    }

    /// Whatever the table keeps a number in, the query has 64 bits.
    private Term read(Attribute attribute) {
        Term raw = Term.whole(dialect.column(attribute.name()));
        return switch (attribute.type()) {
            case INT, DOUBLE -> Term.whole("cast(%s as %s)".formatted(raw, dialect.type(attribute.type())));
            case INSTANT -> dialect.micros(raw);
            case STRING, BOOL, DURATION -> raw;
        };
    }

    /// @param which rows of which ids
    private Select copies(List<Term> which) {
        List<String> order = new ArrayList<>(List.of(TIME, "name"));
        aliases.values().forEach(column -> order.add(column + " nulls last"));
        order.add("sequence");
        Select copies = new Select()
                .column("*")
                .column(Term.whole("row_number() over least_first"), "copy")
                .from("sound");
        which.forEach(copies::where);
        copies.then("window least_first as (").then("  partition by id");
        Wrapped.list("order by ", order).forEach(line -> copies.then("  " + line));
        return copies.then(")");
    }

    private Select unrepeated() {
        return columns(new Select())
                .from("sound")
                .where(new Term("id not in (select id from repeated)", Term.Binding.COMPARISON));
    }

    private Select first() {
        return columns(new Select()).from("copies").where(new Term("copy = 1", Term.Binding.COMPARISON));
    }

    private Select columns(Select select) {
        OWN.forEach(select::column);
        aliases.values().stream().filter(asked::contains).forEach(select::column);
        return select;
    }

    private String comment() {
        return switch (scope.asOf()) {
            case AsOf.At(long micros) ->
                "The instant of the question, in microseconds since 1970: %s. Change it to ask for another."
                        .formatted(Time.text(micros));
            case AsOf.Told ignored -> "The instant of the question, in microseconds since 1970.";
            case AsOf.Latest ignored ->
                "The instant of the question, in microseconds since 1970: that of the latest event not after now.";
        };
    }

    private Select asked() {
        return switch (scope.asOf()) {
            case AsOf.At(long micros) -> new Select().column(dialect.wide(micros), AS_OF);
            case AsOf.Told(String sql) -> new Select().column(Term.whole("(%s)".formatted(sql)), AS_OF);
            case AsOf.Latest ignored ->
                new Select()
                        .column(Term.whole("coalesce(max(%s), %s)".formatted(TIME, withoutEvents())), AS_OF)
                        .from(STANDING)
                        .where(Term.comparison(Term.whole(TIME), "<=", dialect.now()));
        };
    }

    /// With nothing read, everything there is lies before the beginning, and so does the latest event.
    private Term withoutEvents() {
        return beginning.map(Beginning::events).orElseGet(dialect::now);
    }

    /// For each id that comes more than once: when the copy that stands happened, how many more say the same, and how
    /// many do not.
    Select repeats() {
        List<String> content = new ArrayList<>(List.of(TIME, "name"));
        aliases.values().forEach(column -> content.add(column + " nulls last"));
        Select ranked = new Select()
                .column("id")
                .column(TIME)
                .column(Term.whole("rank() over by_content"), "content")
                .from("sound");
        if (dialect.runsStepsOnce()) {
            ranked.where(new Term("id in (select id from repeated)", Term.Binding.COMPARISON));
        }
        ranked.then("window by_content as (").then("  partition by id");
        Wrapped.list("order by ", content).forEach(line -> ranked.then("  " + line));
        ranked.then(")");
        return new Select()
                .column("id")
                .column(Term.whole("min(%s)".formatted(TIME)), TIME)
                .column(Term.whole("count(case when content = 1 then 1 end) - 1"), "duplicates")
                .column(Term.whole("count(case when content > 1 then 1 end)"), "conflicting")
                .from(ranked, "ranked")
                .then("group by id")
                .then("having count(*) > 1");
    }

    /// How many rows there are, sound or not.
    Select rowCount() {
        Select rows = new Select().column("count(*)").from(scope.reading().source(dialect));
        beginning.ifPresent(begins -> rows.where(Term.comparison(time(), ">=", begins.started())));
        return rows;
    }

    /// Every event once, with all that is declared, as a table that may be kept.
    Select asking() {
        Select asking = columns(new Select())
                .column(dialect.instant(Term.whole(TIME)), dialect.quoted("time"))
                .from(STANDING);
        beginning.ifPresent(begins -> asking.where(Term.comparison(Term.whole(TIME), ">=", begins.sessions())));
        return asking;
    }

    /// Asks for all that is declared.
    void askAll() {
        asked.addAll(aliases.values());
    }
}
