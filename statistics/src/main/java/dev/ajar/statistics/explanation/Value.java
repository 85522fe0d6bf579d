package dev.ajar.statistics.explanation;

/// A value in a dimension: `lot = 7`.
public record Value(String dimension, String value) implements Comparable<Value> {

    @Override
    public int compareTo(Value other) {
        int byDimension = dimension.compareTo(other.dimension);
        return byDimension != 0 ? byDimension : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return dimension + " = " + value;
    }
}
