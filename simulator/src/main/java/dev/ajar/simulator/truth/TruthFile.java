package dev.ajar.simulator.truth;

import dev.ajar.expression.Time;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/// Writes truths as CSV, in the order in which they become clear.
public final class TruthFile implements Closeable {

    private final Writer out;

    /// @param out closed with this
    public TruthFile(Writer out) throws IOException {
        this.out = out;
        out.write("experience,session_id,started_at,outcome,cause,in_log,gap\n");
    }

    public void write(Truth truth) throws IOException {
        out.write(String.join(
                ",",
                truth.experience(),
                cell(truth.sessionId()),
                Time.text(truth.startedAt()),
                truth.outcome(),
                truth.cause(),
                cell(truth.inLog()),
                truth.gap()));
        out.write('\n');
    }

    private static String cell(String text) {
        return text.indexOf(',') < 0 && text.indexOf('"') < 0 ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
