/// The room of what is known about things over time: locks, gateways, sites.
///
/// - **Comes in:** [events][dev.ajar.event.Event], in any order, once each.
/// - **Goes out:** what was [known][dev.ajar.timeline.Known] about a thing at any moment.
/// - **Next room:** `dev.ajar.session`.
///
/// Promised here: the order of arrival has no say, and folding in parts gives the same as folding at once.
///
/// Start reading at [Histories][dev.ajar.timeline.Histories].
@NullMarked
package dev.ajar.timeline;

import org.jspecify.annotations.NullMarked;
