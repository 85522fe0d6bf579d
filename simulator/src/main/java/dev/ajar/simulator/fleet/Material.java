package dev.ajar.simulator.fleet;

import java.util.Locale;

/// What a door is made of.
public enum Material {
    WOOD,
    STEEL,
    GLASS;

    /// As events say it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
