package dev.ajar.simulator.log;

import java.util.Locale;

/// Whose events they are: each product has a log of its own, and definitions of its own among the examples.
public enum Product {
    /// Apartment houses: unlocking with the app.
    HOMEHUB,
    /// Offices: entering by face or QR code.
    WORKHUB,
    /// Requests to the servers of both.
    BACKENDS,
    /// Heartbeats of locks, and commands to them from afar.
    GATEWAYS;

    /// As folders and examples are called.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
