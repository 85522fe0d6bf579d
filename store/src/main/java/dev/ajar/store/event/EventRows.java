package dev.ajar.store.event;

import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.expression.Value.Unknown;
import dev.ajar.model.Attributes;
import dev.ajar.store.row.Column;
import dev.ajar.store.row.Kind;
import dev.ajar.store.row.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads rows that are events already: `id`, `time`, `name` and the rest by these names, every other column an
/// attribute. In JSON a row with `specversion` is a CloudEvent.
public final class EventRows implements RowReader {

    /// What stands in an id where other rows have the name of their source.
    private static final String SOURCE = "events";

    private final Draft draft;
    private final Roles roles;
    private final Layout layout;
    private final RowHash hash = new RowHash();
    private final boolean ownSequence;
    private final boolean anyDeclared;
    private final List<Role> undeclared = new ArrayList<>();
    private String cloudSource = "";
    private long dropped;
    private long reading;

    /// @param received when events were received that do not say when, in µs
    /// @param ownSequence whether any row of the file says its sequence
    public EventRows(Attributes attributes, long received, Layout layout, boolean ownSequence) {
        this.draft = new Draft(attributes, received);
        this.roles = new Roles(attributes);
        this.layout = layout;
        this.ownSequence = ownSequence;
        this.anyDeclared = attributes.size() > 0;
    }

    /// Whether a column says anything about an event but what nobody declared.
    public static boolean uses(Column column, Attributes attributes) {
        return new Roles(attributes).of(column, false).what() != Role.What.EXTRA;
    }

    @Override
    public void read(Row row, Findings findings) throws IOException {
        roles.tidy();
        boolean cloud = layout == Layout.JSON && roles.isCloudEvent(row);
        Fault fault = fill(row, cloud);
        if (!fault.isThere()) {
            fault = draft.fault();
        }
        if (!fault.isThere() && draft.isPerhapsTooLarge()) {
            fault = Draft.tooLarge(size(row, cloud));
        }
        if (fault.isThere()) {
            findings.faulty(fault);
            return;
        }
        if (dropped > 0) {
            findings.dropped(dropped);
        }
        for (int place = 0; place < undeclared.size(); place++) {
            undeclared.get(place).countUndeclared(findings);
        }
        long absent = ownSequence ? 0 : row.number() - 1;
        if (draft.id().isEmpty()) {
            findings.nameless(draft.event(SOURCE + "/" + hash.of(row), absent), row.number(), false);
        } else {
            findings.sound(draft.event(draft.id(), absent));
        }
    }

    private Fault fill(Row row, boolean cloud) {
        draft.begin();
        dropped = 0;
        undeclared.clear();
        cloudSource = "";
        Fault fault = layout == Layout.TYPED && roles.areAlways(row) ? fillAlways(row) : fillAny(row, cloud);
        if (fault.isThere()) {
            return fault;
        }
        if (cloud && cloudSource.isEmpty()) {
            return new Fault("a CloudEvent without source", "");
        }
        if (cloud && !draft.id().isEmpty()) {
            draft.id(cloudSource + "/" + draft.id());
        }
        return Fault.NONE;
    }

    /// Where every row has the same columns, and no two of them say the same: what is unknown needs no look.
    private Fault fillAlways(Row row) {
        for (int cell = 0; cell < row.size(); cell++) {
            Value value = row.value(cell);
            if (!(value instanceof Unknown)) {
                Fault fault = take(roles.always(cell), row.kind(cell), value, false);
                if (fault.isThere()) {
                    return fault;
                }
            }
        }
        return Fault.NONE;
    }

    private Fault fillAny(Row row, boolean cloud) {
        reading++;
        for (int cell = 0; cell < row.size(); cell++) {
            Role role = roles.of(row.column(cell), cloud);
            if (!role.isFirst(reading)) {
                return new Fault("one name twice", role.name());
            }
            Fault fault = take(role, row.kind(cell), row.value(cell), cloud);
            if (fault.isThere()) {
                return fault;
            }
        }
        return Fault.NONE;
    }

    private Fault take(Role role, Kind kind, Value value, boolean cloud) {
        if (!role.isSound()) {
            return new Fault("a name with broken Unicode or U+0000", role.name());
        }
        if (kind == Kind.BROKEN) {
            return new Fault(role.name() + " has broken Unicode or U+0000", value.text());
        }
        if (kind == Kind.NOT_FINITE) {
            return new Fault(role.name() + " is not finite", value.text());
        }
        if ((kind == Kind.VALUE && value instanceof Unknown) || role.what() == Role.What.NOTHING) {
            return Fault.NONE;
        }
        return switch (role.what()) {
            case ID, NAME, SOURCE -> text(role, value);
            case TIME, RECORDED, RECEIVED -> instant(role, kind, value);
            case SEQUENCE -> sequence(kind, value, cloud);
            case ATTRIBUTE -> attribute(role, kind, value);
            case EXTRA -> {
                if (kind == Kind.ARRAY) {
                    dropped++;
                    yield Fault.NONE;
                }
                if (anyDeclared) {
                    undeclared.add(role);
                }
                yield draft.count(role.name(), role.bytes(), value);
            }
            case NOTHING -> Fault.NONE;
        };
    }

    private Fault text(Role role, Value value) {
        if (!(value instanceof StringValue(String text))) {
            return new Fault(role.name() + " is not a text", value.text());
        }
        switch (role.what()) {
            case ID -> draft.id(text);
            case NAME -> draft.name(text);
            default -> {
                cloudSource = text;
                return role.place() == Attributes.UNDECLARED
                        ? draft.count(role.name(), role.bytes(), value)
                        : attribute(role, Kind.VALUE, value);
            }
        }
        return Fault.NONE;
    }

    private Fault instant(Role role, Kind kind, Value value) {
        Value read = Grammar.conform(Type.INSTANT, kind, value);
        if (layout == Layout.TYPED && value instanceof IntValue(long micros)) {
            read = new InstantValue(micros);
        }
        if (!(read instanceof InstantValue(long micros))) {
            return new Fault(role.name() + " is not an instant with an offset (RFC 3339)", value.text());
        }
        if (role.what() == Role.What.TIME) {
            draft.time(micros);
        } else if (role.what() == Role.What.RECEIVED) {
            draft.received(micros);
        }
        return Fault.NONE;
    }

    private Fault sequence(Kind kind, Value value, boolean cloud) {
        Value read = (layout == Layout.TEXT || cloud) && value instanceof StringValue(String digits)
                ? Grammar.whole(digits)
                : Grammar.conform(Type.INT, kind, value);
        if (!(read instanceof IntValue(long number))) {
            return new Fault("sequence is not an int", value.text());
        }
        draft.sequence(number);
        return Fault.NONE;
    }

    private Fault attribute(Role role, Kind kind, Value value) {
        Value read = layout == Layout.TEXT && value instanceof StringValue text
                ? Grammar.read(role.type(), text)
                : Grammar.conform(role.type(), kind, value);
        if (read instanceof Unknown) {
            return new Fault(
                    "%s is not %s".formatted(role.name(), Role.article(role.type())),
                    kind == Kind.ARRAY ? "an array" : value.text());
        }
        draft.attribute(role.place(), read);
        return draft.count(role.name(), role.bytes(), read);
    }

    /// How large the event is: the texts of its id, its name and its attributes with their names, in UTF-8.
    private long size(Row row, boolean cloud) {
        long size = Draft.bytes(draft.id()) + (long) Draft.bytes(draft.name());
        for (int cell = 0; cell < row.size(); cell++) {
            Role role = roles.of(row.column(cell), cloud);
            boolean attribute = role.what() == Role.What.ATTRIBUTE || role.what() == Role.What.EXTRA;
            if (attribute && row.kind(cell) != Kind.ARRAY && row.value(cell).isKnown()) {
                size += role.bytes() + Draft.bytes(row.value(cell).text());
            }
        }
        return size;
    }
}
