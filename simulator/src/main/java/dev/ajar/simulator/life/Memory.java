package dev.ajar.simulator.life;

import dev.ajar.simulator.log.Telling;
import dev.ajar.simulator.scenario.Quantity;
import java.util.ArrayDeque;
import java.util.Deque;

/// What a lock remembers until it can tell somebody. When it is full, the oldest is lost.
final class Memory {

    /// How long a phone takes to read one record.
    private static final double READING = 0.03;

    private final World world;
    private final int most;
    private final Deque<Remembered> records = new ArrayDeque<>();

    private record Remembered(Telling telling, Fate fate) {}

    Memory(World world) {
        this.world = world;
        most = (int) world.of(Quantity.RECORDS_KEPT);
    }

    void keep(Telling telling, Fate fate) {
        if (records.size() >= most) {
            records.removeFirst().fate.decided(false);
        }
        records.addLast(new Remembered(telling, fate));
    }

    /// A phone reads everything, oldest first, and passes it on.
    void readOut(long instant) {
        long received = instant;
        while (!records.isEmpty()) {
            Remembered record = records.removeFirst();
            received += World.micros(READING);
            world.logs().tell(record.telling, received);
            record.fate.decided(received < world.end());
        }
    }

    /// Nobody will ever come again.
    void end() {
        records.forEach(record -> record.fate.decided(false));
        records.clear();
    }
}
