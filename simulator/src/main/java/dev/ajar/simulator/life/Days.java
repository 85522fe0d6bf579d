package dev.ajar.simulator.life;

import dev.ajar.simulator.fleet.Entrance;
import dev.ajar.simulator.fleet.Fleet;
import dev.ajar.simulator.fleet.House;
import dev.ajar.simulator.fleet.Lock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Lets a whole fleet live, day by day.
public final class Days {

    private final Map<String, Gateway> gateways = new LinkedHashMap<>();
    private final List<LockLife> locks = new ArrayList<>();
    private final List<EntranceLife> entrances = new ArrayList<>();

    public Days(Fleet fleet, World world) {
        for (Lock lock : fleet.locks()) {
            locks.add(new LockLife(lock, gateway(lock.house(), world), world));
        }
        for (Entrance entrance : fleet.entrances()) {
            entrances.add(new EntranceLife(entrance, world));
        }
    }

    private Gateway gateway(House house, World world) {
        return gateways.computeIfAbsent(house.id(), ignored -> new Gateway(house, world));
    }

    /// Lets a day go by.
    ///
    /// @param day counted from some Monday
    /// @param begin in µs since 1970
    /// @param end in µs since 1970
    public void day(long day, long begin, long end) {
        gateways.values().forEach(gateway -> gateway.begin(begin, end));
        locks.forEach(lock -> lock.day(day, begin, end));
        entrances.forEach(entrance -> entrance.day(day, begin, end));
    }

    /// All is over: what nobody has told by now is never told.
    public void end() {
        locks.forEach(LockLife::end);
    }
}
