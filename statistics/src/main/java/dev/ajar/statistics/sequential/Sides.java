package dev.ajar.statistics.sequential;

/// On which side of zero a statistic is watched.
public enum Sides {
    /// Above alone: is it better (or, with its sign turned, worse)?
    ONE,
    /// Above and below alike, each with half of the risk.
    TWO
}
