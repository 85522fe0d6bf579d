package dev.ajar.statistics.comparison;

/// What may be done with a candidate. That no difference was found is no pass.
public enum Outcome {
    /// Shown to be no more than the margin worse, in the strata covered.
    PASS,
    /// Shown to be worse.
    HARM,
    /// Neither: more locks or days, or a smaller question.
    NOT_ENOUGH
}
