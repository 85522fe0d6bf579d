package dev.ajar.store;

import java.util.List;

/// What reading found out about the data itself.
///
/// @param read events read: those accepted, copies included, and those quarantined
/// @param duplicates copies that say the same as the one that stands
/// @param conflicting copies that say something else under the same id
/// @param quarantined what was no sound event
/// @param reasons why not, most frequent first
/// @param unlisted values of standing events that their schema does not list
/// @param unlistedValues which ones, most frequent first; of very many only some
/// @param dropped arrays that could not be kept
/// @param undeclared attributes of sound events in text files that no schema declares, most frequent first; none where
///     nothing is declared
public record ReadQuality(
        long read,
        long duplicates,
        long conflicting,
        long quarantined,
        List<Reason> reasons,
        long unlisted,
        List<Unlisted> unlistedValues,
        long dropped,
        List<Undeclared> undeclared) {

    public ReadQuality {
        reasons = List.copyOf(reasons);
        unlistedValues = List.copyOf(unlistedValues);
        undeclared = List.copyOf(undeclared);
    }

    /// Why something was quarantined, and how often.
    public record Reason(String reason, long count) {}

    /// An attribute that no schema declares, and how many events had it.
    public record Undeclared(String attribute, long count) {}

    /// A value that its attribute's schema does not list.
    public record Unlisted(String attribute, String value, long count) {}
}
