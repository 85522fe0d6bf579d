package dev.ajar.simulator.truth;

/// What really happened in one session, and what a perfect reader of the log can know of it.
///
/// @param experience the experience it belongs to
/// @param sessionId as Ajar gives it; empty where the log holds no trace of it
/// @param startedAt in µs since 1970
/// @param outcome what an all-knowing judge would say: `good`, `bad` or `excluded`
/// @param cause what stood in the way; empty where nothing did
/// @param inLog what the log shows: `good`, `bad` or `excluded`, and after a colon the reason; empty without a session
/// @param gap why the log shows something else than what happened; empty where it does not
public record Truth(
        String experience, String sessionId, long startedAt, String outcome, String cause, String inLog, String gap) {

    /// The kind of what the log shows, without its reason.
    public String shown() {
        int colon = inLog.indexOf(':');
        return colon < 0 ? inLog : inLog.substring(0, colon);
    }
}
