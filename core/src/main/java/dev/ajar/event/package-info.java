/// The room of events: what happened, once each.
///
/// - **Comes in:** rows and messages that a reader has already found sound.
/// - **Goes out:** [events][dev.ajar.event.Event], and of several copies of one the copy that
///   [stands][dev.ajar.event.Copies].
/// - **Next rooms:** `dev.ajar.timeline` and `dev.ajar.session`.
///
/// Promised here: which copy stands does not depend on the order in which copies arrive.
@NullMarked
package dev.ajar.event;

import org.jspecify.annotations.NullMarked;
