package dev.ajar.statistics.comparison;

/// How uncertain a difference of rates is, by stricter and stricter account of clusters; each in units of the rates.
///
/// @param used what the interval is made of: `cr2`, with whatever a second clustering or the planning floor adds
/// @param cr0 influences by cluster, squared and summed (Liang and Zeger 1986); too small with few clusters
/// @param cr1 `cr0 · √(m/(m−1))` for m clusters
/// @param cr2 corrected by leverage (Bell and McCaffrey 2002)
public record StandardErrors(double used, double cr0, double cr1, double cr2) {}
