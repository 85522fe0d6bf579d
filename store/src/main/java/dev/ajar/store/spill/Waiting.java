package dev.ajar.store.spill;

import dev.ajar.event.Event;

/// An event that waits for its copies.
record Waiting(Event event, Origin origin) {

    /// Its form: flags · (origin: file, row) · id · time − the time before · (sequence) · (received − the one before) ·
    /// name · values.
    ///
    /// @param attributes how many are declared
    record Packed(int attributes) implements Form<Waiting> {

        private static final int RECEIVED = 1;
        private static final int SEQUENCE = 2;
        private static final int ORIGIN = 4;
        private static final int SEVERAL = 8;

        @Override
        public void pack(Waiting item, Packer to, Before before) {
            Event event = item.event;
            Origin origin = item.origin;
            to.flags((event.received() == before.received ? 0 : RECEIVED)
                    | (event.sequence() == 0 ? 0 : SEQUENCE)
                    | (origin.isThere() ? ORIGIN : 0)
                    | (origin.several() ? SEVERAL : 0));
            if (origin.isThere()) {
                to.number(origin.file());
                to.number(origin.row());
            }
            to.text(event.id());
            to.signed(event.time() - before.time);
            if (event.sequence() != 0) {
                to.signed(event.sequence());
            }
            if (event.received() != before.received) {
                to.signed(event.received() - before.received);
            }
            to.text(event.name());
            to.values(attributes, event::value, before);
            before.time = event.time();
            before.received = event.received();
        }

        @Override
        public Waiting unpack(Unpacker from, Before before) {
            int flags = from.flags();
            Origin origin = (flags & ORIGIN) == 0
                    ? Origin.NONE
                    : new Origin((int) from.number(), from.number(), (flags & SEVERAL) != 0);
            String id = from.string();
            before.time += from.signed();
            long sequence = (flags & SEQUENCE) == 0 ? 0 : from.signed();
            before.received += (flags & RECEIVED) == 0 ? 0 : from.signed();
            String name = from.text().text();
            return new Waiting(
                    new Event(id, before.time, sequence, name, before.received, from.values(attributes, before)),
                    origin);
        }
    }
}
