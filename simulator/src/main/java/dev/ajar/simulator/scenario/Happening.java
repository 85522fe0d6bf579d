package dev.ajar.simulator.scenario;

/// Something that befalls a fleet, on purpose or by accident.
///
/// Instants and durations are in µs; instants are counted from the beginning of the simulation.
public sealed interface Happening {

    /// Locks of one production lot have a weak antenna.
    ///
    /// @param share of all locks that are of this lot
    /// @param decibels that are missing
    record WeakAntennaLot(String lot, double share, double decibels) implements Happening {}

    /// Locks of one production lot have a motor that draws more than it should, and sticks more often.
    ///
    /// @param share of all locks that are of this lot
    /// @param factor how many times the usual
    record StiffMotorLot(String lot, double share, double factor) implements Happening {}

    /// A firmware takes long to connect. Locks get it at night, some time after it came out.
    ///
    /// @param share of all locks that will have it
    /// @param factor how many times as long
    record SlowFirmware(String version, double share, long from, double factor) implements Happening {}

    /// A version of the app that is tried out by the maker's own employees, at their own offices' locks.
    ///
    /// @param failing the share of tries that it makes fail
    record ReleaseCandidate(String version, long from, double failing) implements Happening {}

    /// Facilities pull the batteries of vacant flats.
    ///
    /// @param share of all locks to which this happens once
    /// @param lasting how long they stay out, on average
    record BatteriesPulled(double share, long lasting) implements Happening {}

    /// Locks on a stand at a fair, pressed by everybody, some of them far away.
    ///
    /// @param presses a day and lock
    record DemoLocks(int locks, double presses) implements Happening {}

    /// A poster with a QR code hangs in view of a terminal's camera, which reads it once a minute.
    record Poster(int doors, long from, long lasting) implements Happening {}

    /// A building holds doors open for movers.
    record DoorsHeldOpen(int doors, long from, long lasting) implements Happening {}

    /// Gateways lose their network.
    record GatewayOutage(int sites, long from, long lasting) implements Happening {}

    /// A backend fails.
    ///
    /// @param failing the share of requests that fail
    record BackendOutage(String backend, long from, long lasting, double failing) implements Happening {}
}
