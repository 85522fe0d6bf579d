package dev.ajar.timeline;

import dev.ajar.event.Asked;
import dev.ajar.model.Timeline;

/// What came of a setter.
///
/// @param place which of the setters of its property it is, from 0
/// @param when what came of its condition, asked of the events that name a thing and that no setter before it took
/// @param times how many events set the property by it
public record SetterUse(Timeline timeline, Timeline.Property property, int place, Asked when, long times) {

    /// The same setter's use by other events, too.
    public SetterUse plus(SetterUse other) {
        return new SetterUse(timeline, property, place, when.plus(other.when), times + other.times);
    }
}
