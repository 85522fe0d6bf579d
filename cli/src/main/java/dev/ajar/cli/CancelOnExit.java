package dev.ajar.cli;

import dev.ajar.warehouse.Warehouse;

/// While this is open, whoever ends the process (Ctrl-C) also ends the query that runs in a warehouse.
final class CancelOnExit implements AutoCloseable {

    private final Thread hook;

    CancelOnExit(Warehouse warehouse) {
        hook = new Thread(warehouse::cancel, "ajar-cancel");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the process is ending, and the hook runs
        }
    }
}
