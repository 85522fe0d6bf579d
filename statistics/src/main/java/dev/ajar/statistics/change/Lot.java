package dev.ajar.statistics.change;

/// What was seen of one lot, or one firmware, or one day.
///
/// @param bad failures; a fraction where the lot was made comparable
/// @param sessions good and bad ones; as many as the rate is worth where the lot was made comparable
/// @param designEffect how many times the sessions of one lock count double: its own sessions are alike. 1 or more if
///     it can be told from this lot, else 0
public record Lot(String name, double bad, double sessions, double designEffect) {

    /// Counts as they are, of independent sessions.
    public static Lot of(String name, long good, long bad) {
        return new Lot(name, bad, (double) good + bad, 0);
    }

    /// Share of bad sessions, 0…1; 0 without sessions.
    public double rate() {
        return sessions > 0 ? bad / sessions : 0;
    }
}
