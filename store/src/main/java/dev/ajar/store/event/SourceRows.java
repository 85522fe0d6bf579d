package dev.ajar.store.event;

import dev.ajar.expression.Compiler;
import dev.ajar.expression.Evaluation;
import dev.ajar.expression.Time;
import dev.ajar.expression.Type;
import dev.ajar.expression.Value;
import dev.ajar.expression.Value.InstantValue;
import dev.ajar.expression.Value.IntValue;
import dev.ajar.expression.Value.StringValue;
import dev.ajar.model.Attribute;
import dev.ajar.model.Attributes;
import dev.ajar.model.Source;
import dev.ajar.store.row.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes events of rows as a source says (semantics.md §1, Source).
public final class SourceRows implements RowReader {

    private final Source source;
    private final Draft draft;
    private final Picked picked;
    private final Set<String> missing;
    private final List<Making> makings = new ArrayList<>();
    private final RowHash hash = new RowHash();
    private final boolean ownSequence;
    private final long now;

    /// One event that a row may give.
    private record Making(
            String name,
            Evaluation<Picked> when,
            Taking id,
            Taking time,
            Taking recorded,
            Taking received,
            Taking sequence,
            List<Filling> fillings) {}

    private record Filling(int place, String attribute, int bytes, Taking taking) {}

    /// @param now the moment of reading, in µs
    /// @param received when events were received that do not say when, in µs
    /// @param ownSequence whether any row of the file says its sequence
    public SourceRows(
            Source source, Attributes attributes, Layout layout, long now, long received, boolean ownSequence) {
        this.source = source;
        this.draft = new Draft(attributes, received);
        this.picked = new Picked(SourceColumns.of(source).names());
        this.missing = new HashSet<>(source.missing());
        this.ownSequence = ownSequence;
        this.now = now;
        Compiler<Picked> compiler = new Compiler<>(new ColumnNames(picked, layout));
        for (Source.Row row : source.events()) {
            List<Filling> fillings = new ArrayList<>();
            row.attributes().forEach((name, mapping) -> {
                Attribute attribute = attributes.at(attributes.place(name));
                fillings.add(new Filling(
                        attributes.place(name),
                        name,
                        Draft.bytes(name),
                        Taking.of(mapping, name, attribute.type(), layout, picked)));
            });
            makings.add(new Making(
                    row.name(),
                    compiler.compile(row.when()),
                    Taking.of(row.id(), "id", Type.STRING, layout, picked),
                    TimeTaking.of(row.time(), "time", layout, picked),
                    TimeTaking.of(row.recorded(), "recorded", layout, picked),
                    TimeTaking.of(row.received(), "received", layout, picked),
                    Taking.of(row.sequence(), "sequence", Type.INT, layout, picked),
                    fillings));
        }
    }

    @Override
    public void read(Row row, Findings findings) throws IOException {
        Fault twice = pick(row);
        if (twice.isThere()) {
            findings.faulty(twice);
            return;
        }
        for (int position = 0; position < makings.size(); position++) {
            Making making = makings.get(position);
            if (making.when.holds(picked)) {
                make(making, position, row, findings);
            }
        }
    }

    /// Whether a row says the sequence of any of its events.
    public boolean saysSequence(Row row) {
        if (pick(row).isThere()) {
            return false;
        }
        return makings.stream().anyMatch(making -> making.sequence.from(picked).isKnown());
    }

    private Fault pick(Row row) {
        if (!missing.isEmpty()) {
            for (int cell = 0; cell < row.size(); cell++) {
                Value value = row.value(cell);
                boolean text = value instanceof StringValue || value instanceof IntValue;
                if (text && missing.contains(value.text())) {
                    row.forget(cell);
                }
            }
        }
        return picked.pick(row);
    }

    private void make(Making making, int position, Row row, Findings findings) throws IOException {
        picked.begin();
        draft.begin();
        draft.name(making.name);
        if (making.id.from(picked) instanceof StringValue(String id)) {
            draft.id(id);
        }
        if (making.time.from(picked) instanceof InstantValue(long micros)) {
            draft.time(micros);
        }
        making.recorded.from(picked);
        if (making.received.from(picked) instanceof InstantValue(long micros)) {
            draft.received(micros);
        }
        if (making.sequence.from(picked) instanceof IntValue(long number)) {
            draft.sequence(number);
        }
        Fault fault = fill(making);
        if (fault.isThere()) {
            findings.faulty(fault);
            return;
        }
        boolean several = makings.size() > 1;
        long absent = ownSequence ? 0 : (row.number() - 1) * makings.size() + position;
        if (draft.id().isEmpty()) {
            findings.nameless(draft.event(source.name() + "/" + hash.of(row), absent), row.number(), several);
            return;
        }
        draft.id(source.name() + "/" + draft.id() + (several ? "/" + making.name : ""));
        Fault whole = draft.fault();
        if (whole.isThere()) {
            findings.faulty(whole);
        } else {
            findings.sound(draft.event(draft.id(), absent));
        }
    }

    private Fault fill(Making making) {
        Fault large = Fault.NONE;
        long size = 0;
        for (Filling filling : making.fillings) {
            Value value = filling.taking.from(picked);
            if (value.isKnown()) {
                draft.attribute(filling.place, value);
                Fault counted = draft.count(filling.attribute, filling.bytes, value);
                large = large.isThere() ? large : counted;
            }
        }
        if (picked.fault().isThere()) {
            return picked.fault();
        }
        if (large.isThere()) {
            return large;
        }
        if (draft.isPerhapsTooLarge()) {
            for (Filling filling : making.fillings) {
                Value value = draft.values()[filling.place];
                size += value.isKnown() ? filling.bytes + Draft.bytes(value.text()) : 0;
            }
            Fault tooLarge = Draft.tooLarge(size + Draft.bytes(making.name));
            if (tooLarge.isThere()) {
                return tooLarge;
            }
        }
        Fault fault = draft.fault();
        return fault.isThere() ? fault : clock();
    }

    /// What the source's clock says against the event's time.
    private Fault clock() {
        long time = draft.time();
        if (time < source.earliest()) {
            return new Fault(
                    "time is before %s, the earliest that source %s allows"
                            .formatted(Time.text(source.earliest()), source.name()),
                    Time.text(time));
        }
        if (!source.ahead().allows(time - now)) {
            return new Fault(
                    "time is further ahead of now than source %s allows".formatted(source.name()), Time.text(time));
        }
        return Fault.NONE;
    }
}
