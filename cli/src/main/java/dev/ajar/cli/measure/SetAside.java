package dev.ajar.cli.measure;

import dev.ajar.cli.report.Answer;
import dev.ajar.store.Quarantine;
import dev.ajar.store.Quarantined;
import dev.ajar.store.ReadQuality;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Rows that were set aside: each is written down as one line of JSON, and the first of every kind is remembered.
public final class SetAside implements Quarantine {

    private final Writer out;
    private final JsonFactory json = new JsonFactory();
    private final Map<String, Quarantined> first = new HashMap<>();

    /// @param out where the rows are written; not closed here
    public SetAside(Writer out) {
        this.out = out;
    }

    @Override
    public void take(Quarantined row) {
        first.merge(row.reason(), row, SetAside::earlier);
        try (JsonGenerator line = json.createGenerator(ObjectWriteContext.empty(), KeepOpen.of(out))) {
            line.writeStartObject();
            line.writeStringProperty("file", row.file());
            line.writeNumberProperty("line", row.line());
            line.writeStringProperty("reason", row.reason());
            line.writeStringProperty("found", row.found());
            line.writeStringProperty("raw", row.raw());
            line.writeEndObject();
        }
        try {
            out.write('\n');
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static Quarantined earlier(Quarantined left, Quarantined right) {
        int files = left.file().compareTo(right.file());
        boolean isLeft = files == 0 ? left.line() <= right.line() : files < 0;
        return isLeft ? left : right;
    }

    /// Why rows were set aside, the most frequent reason first, each with the place of its first row.
    public List<Answer.Reason> reasons(ReadQuality quality) {
        return quality.reasons().stream()
                .map(reason -> new Answer.Reason(reason.reason(), reason.count(), place(reason.reason())))
                .toList();
    }

    private String place(String reason) {
        Quarantined row = first.get(reason);
        return row == null ? "" : row.file() + ":" + row.line();
    }
}
