package dev.ajar.store.event;

/// How often something was met. For one thread.
public final class Met {

    /// Nothing that is counted.
    static final Met NOTHING = new Met();

    private long times;

    void again() {
        times++;
    }

    public long times() {
        return times;
    }
}
