package dev.ajar.statistics.comparison;

/// How long a cluster could have had sessions on one side: also of clusters that had none.
///
/// @param cluster its name
/// @param group the side's name
/// @param days above 0
public record Exposure(String cluster, String group, double days) {}
