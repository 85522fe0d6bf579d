package dev.ajar.simulator.scenario;

import java.util.EnumMap;
import java.util.Map;

/// The value of every [Quantity] in one world.
public final class Numbers {

    private final Map<Quantity, Double> values = new EnumMap<>(Quantity.class);

    /// @param others those that differ from what is usual
    public Numbers(Map<Quantity, Double> others) {
        for (Quantity quantity : Quantity.values()) {
            values.put(quantity, others.getOrDefault(quantity, quantity.usual()));
        }
    }

    public double of(Quantity quantity) {
        return values.getOrDefault(quantity, quantity.usual());
    }
}
