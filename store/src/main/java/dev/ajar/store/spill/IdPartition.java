package dev.ajar.store.spill;

/// Which partition an id belongs to: one that all ids made from one row's hash share, numbered or not.
final class IdPartition {

    /// There is no row's hash in the id.
    static final int NO_HASH = -1;

    private static final int HASH = 32;

    private IdPartition() {}

    static int of(String id, int partitions) {
        int hashEnd = hashEnd(id);
        int end = hashEnd == NO_HASH ? id.length() : hashEnd;
        int hash = 0;
        for (int at = 0; at < end; at++) {
            hash = 31 * hash + id.charAt(at);
        }
        // Bits of the top, because hash maps within a partition use those of the bottom.
        return Math.floorMod((hash * 0x9E3779B9) >>> 16, partitions);
    }

    /// Where a row's hash in the id ends, in `events/0123…cdef-2/door.opened` before `-2`.
    static int hashEnd(String id) {
        for (int slash = id.indexOf('/'); slash >= 0; slash = id.indexOf('/', slash + 1)) {
            int end = slash + 1 + HASH;
            if (end > id.length()) {
                break;
            }
            if (isHex(id, slash + 1, end) && (end == id.length() || id.charAt(end) == '-' || id.charAt(end) == '/')) {
                return end;
            }
        }
        return NO_HASH;
    }

    private static boolean isHex(String id, int from, int to) {
        for (int at = from; at < to; at++) {
            char character = id.charAt(at);
            boolean hex = (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
            if (!hex) {
                return false;
            }
        }
        return true;
    }
}
