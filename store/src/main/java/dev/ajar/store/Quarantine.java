package dev.ajar.store;

/// Where everything goes that is no sound event, so that it is not lost. Called by one thread at a time.
@FunctionalInterface
public interface Quarantine {

    void take(Quarantined row);
}
