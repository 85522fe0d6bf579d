package dev.ajar.model;

/// The longest a thing may take, or no limit at all.
///
/// @param micros microseconds, [Long#MAX_VALUE] for no limit
public record Limit(long micros) {

    /// However long it takes.
    public static final Limit NONE = new Limit(Long.MAX_VALUE);

    /// Whether something that took so many microseconds kept the limit. Exactly the limit does.
    public boolean allows(long taken) {
        return taken <= micros;
    }

    public boolean isSet() {
        return micros != Long.MAX_VALUE;
    }
}
