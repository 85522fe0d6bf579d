package dev.ajar.cli;

import dev.ajar.store.Progress;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/// A progress bar on a terminal; nothing anywhere else.
final class ProgressLine implements Progress, AutoCloseable {

    private static final long MIB = 1 << 20;

    private final boolean terminal;
    private final String task;
    private final String unit;
    private final long unitSize;
    private final List<ProgressBar> bar = new ArrayList<>(1);

    /// Shows how many bytes have been read.
    ProgressLine(boolean terminal) {
        this(terminal, "reading", " MiB", MIB);
    }

    /// @param task what is done
    /// @param unit in which it is counted
    /// @param unitSize how much one of them is
    ProgressLine(boolean terminal, String task, String unit, long unitSize) {
        this.terminal = terminal;
        this.task = task;
        this.unit = unit;
        this.unitSize = unitSize;
    }

    @Override
    public synchronized void at(long done, long total) {
        if (!terminal) {
            return;
        }
        if (bar.isEmpty()) {
            bar.add(new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(Math.max(done, total))
                    .setUnit(unit, unitSize)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .build());
        }
        bar.get(0).maxHint(Math.max(done, total));
        bar.get(0).stepTo(done);
    }

    @Override
    public synchronized void close() {
        bar.forEach(ProgressBar::close);
        bar.clear();
    }
}
