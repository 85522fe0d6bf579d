package dev.ajar.simulator.life;

import java.util.ArrayList;
import java.util.List;

/// What a lock has recorded about its batteries, as far as the log has it.
final class BatteryRecords {

    private final List<BatteryRecord> records = new ArrayList<>();

    private static final class BatteryRecord {
        private final long time;
        private final boolean removed;
        private boolean decided;
        private boolean told;

        BatteryRecord(long time, boolean removed) {
            this.time = time;
            this.removed = removed;
        }
    }

    /// Takes a record.
    ///
    /// @param time by the lock's clock, in µs since 1970
    Fate add(long time, boolean removed) {
        BatteryRecord record = new BatteryRecord(time, removed);
        records.add(record);
        return inTime -> {
            record.decided = true;
            record.told = inTime;
        };
    }

    /// Whether all of them have been told or are lost.
    boolean areDecided() {
        return records.stream().allMatch(record -> record.decided);
    }

    /// Whether the log says that there were no batteries at an instant.
    boolean sayRemoved(long instant) {
        boolean is = false;
        long latest = Long.MIN_VALUE;
        for (BatteryRecord record : records) {
            if (record.told && record.time <= instant && record.time >= latest) {
                latest = record.time;
                is = record.removed;
            }
        }
        return is;
    }
}
