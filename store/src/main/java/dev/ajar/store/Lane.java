package dev.ajar.store;

import dev.ajar.event.Event;
import dev.ajar.store.event.Fault;
import dev.ajar.store.event.Findings;
import dev.ajar.store.event.Met;
import java.io.IOException;
import java.util.function.Supplier;

/// Where one thread puts what it finds in a file.
final class Lane implements Findings {

    private final Way way;
    private final Quarantine quarantine;
    private final Counts counts;
    private final int file;
    private final String name;
    private long line;
    private long idHash;
    private Supplier<String> raw = () -> "";

    /// @param file the number of the file among all that are read
    /// @param name how people call the file
    Lane(Way way, Quarantine quarantine, Counts counts, int file, String name) {
        this.way = way;
        this.quarantine = quarantine;
        this.counts = counts;
        this.file = file;
        this.name = name;
    }

    /// Says what hash the id has of what is looked at.
    void idHash(long hash) {
        idHash = hash;
    }

    /// Says what is looked at from now on.
    void look(long line, Supplier<String> raw) {
        this.line = line;
        this.raw = raw;
    }

    @Override
    public void sound(Event event) throws IOException {
        counts.accepted();
        way.sound(event, idHash);
    }

    @Override
    public void nameless(Event event, long row, boolean several) throws IOException {
        counts.accepted();
        way.nameless(event, file, row, several);
    }

    @Override
    public void faulty(Fault fault) {
        counts.quarantined(fault.reason());
        Quarantined row = new Quarantined(name, line, fault.reason(), fault.found(), raw.get());
        synchronized (quarantine) {
            quarantine.take(row);
        }
    }

    @Override
    public void dropped(long arrays) {
        counts.dropped(arrays);
    }

    @Override
    public Met undeclared(String attribute) {
        return counts.undeclared(attribute);
    }
}
