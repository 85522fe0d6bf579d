package dev.ajar.store.spill;

/// What the item before in a block says, so that the next need not say it again.
final class Before {

    long time;
    long received;

    void forget() {
        time = 0;
        received = 0;
    }
}
