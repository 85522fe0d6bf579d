package dev.ajar.statistics.explanation;

/// A value that is looked at. Not a record: its members are many, and an array.
final class Contender {

    private final Value value;
    private final int[] members;
    private final double statistic;
    private final double adjustedP;

    /// @param members places of clusters that have it, in order
    Contender(Value value, int[] members) {
        this(value, members, 0, 1);
    }

    private Contender(Value value, int[] members, double statistic, double adjustedP) {
        this.value = value;
        this.members = members;
        this.statistic = statistic;
        this.adjustedP = adjustedP;
    }

    Contender tested(double itsStatistic, double itsAdjustedP) {
        return new Contender(value, members, itsStatistic, itsAdjustedP);
    }

    Value value() {
        return value;
    }

    int[] members() {
        return members;
    }

    /// T.
    double statistic() {
        return statistic;
    }

    /// 0…1.
    double adjustedP() {
        return adjustedP;
    }
}
