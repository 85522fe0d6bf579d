package dev.ajar.store;

/// Told how far reading is. Called by any thread, not too often.
@FunctionalInterface
public interface Progress {

    /// Nobody wants to know.
    Progress NONE = (done, total) -> {};

    /// So far so good.
    ///
    /// @param done bytes read
    /// @param total bytes of all files
    void at(long done, long total);
}
