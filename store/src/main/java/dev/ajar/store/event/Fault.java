package dev.ajar.store.event;

/// Why a row is no event.
///
/// @param reason in words that are the same for all rows with this fault, so that they can be counted
/// @param found what was found; may be empty
public record Fault(String reason, String found) {

    /// No fault.
    public static final Fault NONE = new Fault("", "");

    private static final int SHOWN = 80;

    public Fault {
        if (found.length() > SHOWN) {
            int end = Character.isHighSurrogate(found.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
            found = found.substring(0, end) + "…";
        }
    }

    public boolean isThere() {
        return !reason.isEmpty();
    }
}
