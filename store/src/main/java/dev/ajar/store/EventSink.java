package dev.ajar.store;

import dev.ajar.event.Event;
import java.util.function.Consumer;

/// Takes events, once each, in no particular order.
@FunctionalInterface
public interface EventSink {

    /// Somewhere to put events; asked once by every thread that has some, which then uses it alone.
    Consumer<Event> lane();
}
