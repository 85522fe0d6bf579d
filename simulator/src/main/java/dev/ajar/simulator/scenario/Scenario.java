package dev.ajar.simulator.scenario;

import java.util.List;

/// What is simulated.
///
/// @param about what it is for, in words
/// @param begin in µs since 1970
/// @param locks in apartment houses
/// @param doors of offices, each with a terminal
/// @param customers who share locks and doors very unequally
/// @param gateways the share of apartment houses that have gateways
public record Scenario(
        String name,
        String about,
        long begin,
        int days,
        int locks,
        int doors,
        int customers,
        double gateways,
        Numbers numbers,
        List<Happening> happenings) {

    /// The most locks in apartment houses: a day of them fits into the memory that the launcher gives.
    public static final int MOST_LOCKS = 10_000;

    /// The most days.
    public static final int MOST_DAYS = 3_660;

    /// The most doors of offices, where much more happens.
    public static final int MOST_DOORS = 1_000;

    public Scenario {
        happenings = List.copyOf(happenings);
    }

    /// The happenings of one kind.
    public <H extends Happening> List<H> happenings(Class<H> kind) {
        return happenings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The same with another size: locks and doors together.
    public Scenario withLocks(int all) {
        int scaled = Math.toIntExact(Math.round((double) doors * all / (locks + doors)));
        int ofOffices = doors == 0 ? 0 : Math.max(1, scaled);
        int homes = locks == 0 ? 0 : Math.max(1, all - ofOffices);
        return new Scenario(name, about, begin, days, homes, ofOffices, customers, gateways, numbers, happenings);
    }

    /// The same over another time.
    public Scenario withDays(int others) {
        return new Scenario(name, about, begin, others, locks, doors, customers, gateways, numbers, happenings);
    }
}
