package dev.ajar.translate.sql;

import dev.ajar.expression.Expression;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Source;
import dev.ajar.model.Source.Mapping;
import dev.ajar.model.Source.TimeFormat;
import dev.ajar.model.Source.When;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One event that rows give: its values, and which rows the door would refuse. The twin of `SourceRows` in `store`.
final class RowEvent {

    private static final String RECORDED = "recorded_us";
    private static final String RECEIVED = "received_us";
    private static final long YEAR_1 = Time.parse("0001-01-01T00:00:00Z").orElseThrow();
    private static final long YEAR_10000 =
            Time.parse("9999-12-31T23:59:59.999999Z").orElseThrow() + 1;

    private final Dialect dialect;
    private final Attributes attributes;
    private final Source source;
    private final Source.Row row;
    private final Cells cells;
    private final Conditions conditions;
    private final CellText texts;
    private final Term id;
    private final List<Term> sound = new ArrayList<>();
    private final Map<String, Term> values = new LinkedHashMap<>();

    /// Columns of instants that come from numbers or texts, which can be absurd.
    private final Set<String> computed = new HashSet<>();
    private final Map<String, String> columns;

    /// @param columns for each attribute that the source gives, its column
    RowEvent(
            Dialect dialect,
            Attributes attributes,
            Source source,
            Source.Row row,
            Cells cells,
            Map<String, String> columns) {
        this.dialect = dialect;
        this.attributes = attributes;
        this.source = source;
        this.row = row;
        this.cells = cells;
        this.columns = columns;
        texts = new CellText(dialect);
        conditions = new Conditions(dialect, this::column);
        id = id();
        time(row.time(), Events.TIME, true);
        time(row.recorded(), RECORDED, false);
        time(row.received(), RECEIVED, false);
        value(row.sequence(), Type.INT, "sequence");
        row.attributes().forEach((name, mapping) -> {
            Type type = attributes.at(attributes.place(name)).type();
            value(mapping, type, columns.getOrDefault(name, name));
        });
        clock();
    }

    /// Names of columns that are always the same.
    static List<String> taken() {
        return List.of("id", Events.TIME, RECORDED, RECEIVED, "sequence", "name", "nothing");
    }

    /// How a condition reads a column.
    private Term column(Expression.Name name) {
        String column = Cells.column(name);
        Term cell = cells.cell(column);
        return switch (cells.type(column)) {
            case STRING, BOOL, DURATION -> cell;
            case INT -> dialect.fitting(cell, Type.INT);
            case DOUBLE -> dialect.finite(dialect.fitting(cell, Type.DOUBLE));
            case INSTANT -> dialect.micros(cell);
        };
    }

    private boolean isOneOfSeveral() {
        return source.events().size() > 1;
    }

    private Term id() {
        Term cell = switch (row.id()) {
            case Mapping.Absent ignored -> dialect.unknown(Type.STRING);
            case Mapping.Constant(Value value) -> conditions.literal(Type.STRING, value);
            case Mapping.Column(String column) -> cells.text(column);
            case Mapping.Extract(String column, String pattern) -> cells.part(column, pattern);
            case Mapping.Instant ignored -> dialect.unknown(Type.STRING);
        };
        sound.add(Term.comparison(Term.whole("id"), "<>", dialect.text(source.name() + "/" + suffix())));
        List<Term> parts = new ArrayList<>(List.of(dialect.text(source.name() + "/"), cell));
        if (isOneOfSeveral()) {
            parts.add(dialect.text(suffix()));
        }
        return dialect.joined(parts);
    }

    private String suffix() {
        return isOneOfSeveral() ? "/" + row.name() : "";
    }

    /// @param needed whether it must be known
    private void time(When when, String column, boolean needed) {
        values.put(
                column,
                switch (when) {
                    case When.Absent ignored -> dialect.unknown(Type.INT);
                    case When.At(long micros) -> conditions.instant(micros);
                    case When.Read read -> time(read, column, needed);
                });
    }

    private Term time(When.Read read, String column, boolean needed) {
        boolean whole = read.columns().size() == 1 && read.pattern().isEmpty();
        String first = read.columns().get(0);
        Type type = cells.type(first);
        boolean plain = whole && type != Type.STRING && !(read.format() instanceof TimeFormat.Pattern);
        Term from = plain ? cells.cell(first) : cells.text(read);
        if (!needed) {
            mustBeRead(from, column);
        }
        if (!plain || type != Type.INSTANT) {
            computed.add(column);
        }
        return switch (read.format()) {
            case TimeFormat.Rfc3339 ignored ->
                !plain
                        ? texts.read(from, Type.INSTANT)
                        : type == Type.INT ? dialect.fitting(from, Type.INT) : dialect.micros(from);
            case TimeFormat.Epoch(long micros) ->
                TimeText.epoch(dialect, plain ? dialect.fitting(from, Type.INT) : texts.whole(from), micros);
            case TimeFormat.Pattern pattern -> {
                TimeText time = TimeText.of(dialect, pattern);
                yield time.micros(from, time.unsteadyZone().isPresent() ? cells.moment(read) : time.local(from));
            }
        };
    }

    private void value(Mapping mapping, Type type, String column) {
        values.put(
                column,
                switch (mapping) {
                    case Mapping.Absent ignored -> dialect.unknown(type);
                    case Mapping.Constant(Value value) -> conditions.literal(type, value);
                    case Mapping.Instant(When.Read read) -> {
                        Term instant = time(read, column, false);
                        if (computed.contains(column)) {
                            mustBeHeld(column);
                        }
                        yield instant;
                    }
                    case Mapping.Column(String name) -> cell(name, type, column);
                    case Mapping.Extract(String name, String pattern) -> {
                        Term part = cells.part(name, pattern);
                        if (type != Type.STRING) {
                            mustBeRead(part, column);
                        }
                        if (type == Type.INSTANT) {
                            mustBeHeld(column);
                        }
                        yield texts.read(part, type);
                    }
                });
    }

    private Term cell(String name, Type type, String column) {
        Type own = cells.type(name);
        if (type == Type.STRING) {
            return cells.text(name);
        }
        Term cell = cells.cell(name);
        if (own == Type.BOOL) {
            return cell;
        }
        mustBeRead(cell, column);
        if (own == Type.STRING && type == Type.INSTANT) {
            mustBeHeld(column);
        }
        return own == Type.STRING
                ? texts.read(cell, type)
                : switch (type) {
                    case INT -> dialect.fitting(cell, type);
                    case DOUBLE -> dialect.finite(dialect.fitting(cell, type));
                    case INSTANT -> dialect.micros(cell);
                    case STRING, BOOL, DURATION -> cell;
                };
    }

    /// Where something is written, it must be a value.
    private void mustBeRead(Term written, String column) {
        sound.add(written.isUnknown().or(Term.whole(column).isKnown()));
    }

    /// Where it is known, a timestamp can be made of it.
    private void mustBeHeld(String column) {
        computed.add(column);
        sound.add(Term.whole(column).isUnknown().or(isHeld(column)));
    }

    /// Whether timestamps of every database reach as far as this.
    private Term isHeld(String column) {
        return Term.comparison(Term.whole(column), ">=", conditions.instant(YEAR_1))
                .and(Term.comparison(Term.whole(column), "<", conditions.instant(YEAR_10000)));
    }

    private void clock() {
        Term time = Term.whole(Events.TIME);
        sound.add(Term.comparison(time, ">=", conditions.instant(Math.max(0, source.earliest()))));
        sound.add(Term.comparison(time, "<", conditions.instant(Events.TOO_LATE)));
        if (source.ahead().isSet()) {
            long ahead = Math.min(source.ahead().micros(), Events.TOO_LATE);
            sound.add(Term.comparison(time, "<=", dialect.now().plus(Term.whole(Long.toString(ahead)))));
        }
    }

    String name() {
        return row.name();
    }

    /// The values of the event in each row that gives one.
    Select values(String rows) {
        Select select = new Select().column("*").column(id, "id");
        values.forEach((column, value) -> select.column(value, column));
        select.from(rows);
        Expression when = row.when();
        return when.equals(Expression.Literal.TRUE) ? select : select.where(conditions.print(when));
    }

    /// What is said of that step.
    String comment() {
        return row.when().equals(Expression.Literal.TRUE)
                ? "%s: one in each row.".formatted(row.name())
                : "%s: one in each row for which its condition holds.".formatted(row.name());
    }

    /// Those that are events, as a table of events has them.
    Select events(String step) {
        Select events = new Select()
                .column("id")
                .column(at(Events.TIME), dialect.quoted("time"))
                .column("sequence")
                .column(dialect.text(row.name()), dialect.name("name"))
                .column(at(RECORDED), "recorded")
                .column(at(RECEIVED), "received");
        for (Attribute attribute : attributes.all()) {
            Term value = row.attributes().containsKey(attribute.name())
                    ? Term.whole(columns.getOrDefault(attribute.name(), attribute.name()))
                    : dialect.unknown(attribute.type());
            events.column(
                    attribute.type() == Type.INSTANT ? at(value.text()) : value, dialect.column(attribute.name()));
        }
        events.from(step);
        sound.forEach(events::where);
        return events;
    }

    private Term at(String column) {
        Term instant = dialect.instant(Term.whole(column));
        return computed.contains(column)
                ? Term.whole("case when %s then %s end".formatted(isHeld(column), instant))
                : instant;
    }

    /// How many there are, and how many of them the door would refuse.
    Select counts(String step) {
        return new Select()
                .column(dialect.text(source.name()), "source")
                .column(dialect.text(row.name()), "event")
                .column(Term.whole("count(*)"), "given")
                .column(refused(), "refused")
                .from(step);
    }

    /// How many of them are refused, as a finding on the whole.
    ///
    /// @param beginning only those from it on are counted, and those without a time
    Select finding(String step, Optional<Beginning> beginning) {
        return new Select()
                .column(dialect.unknown(Type.STRING), "experience")
                .column(dialect.text("refused"), "finding")
                .column(dialect.text("%s/%s".formatted(source.name(), row.name())), "what")
                .column(
                        beginning
                                .map(begins -> refused("when %s then null else 1"
                                        .formatted(Term.comparison(Term.whole(Events.TIME), "<", begins.sessions()))))
                                .orElseGet(this::refused),
                        "count")
                .from(step);
    }

    private Term refused() {
        return refused("else 1");
    }

    /// @param counted when one that is refused counts
    private Term refused(String counted) {
        Term all = sound.stream().reduce(Term::and).orElseThrow();
        return Term.whole("count(case when %s then null %s end)".formatted(all, counted));
    }
}
