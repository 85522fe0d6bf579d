package dev.ajar.cli.evidence;

/// A question that does not fit the verdicts on file: a dimension they do not have, a value nobody has. Told as wrong
/// usage.
public final class Misasked extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param message all that is wrong, a line each: the option, what it says, what was expected
    public Misasked(String message) {
        super(message);
    }
}
