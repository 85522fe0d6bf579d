/// The room where loose events become sessions.
///
/// - **Comes in:** [events][dev.ajar.event.Event], in any order, once each; and what is
///   [known][dev.ajar.timeline.Known] about things.
/// - **Goes out:** [sessions][dev.ajar.session.Session] with their facts, as of an instant.
/// - **Next room:** `dev.ajar.verdict`. This room never asks whether a session was good.
///
/// Two promises hold here: the order of arrival has no say, and folding in parts and merging gives the same as folding
/// at once.
///
/// Start reading at [SessionFold][dev.ajar.session.SessionFold]; what is kept of an event is decided in
/// [Shape][dev.ajar.session.Shape], which events are one session is decided in
/// [Cut][dev.ajar.session.Cut].
@NullMarked
package dev.ajar.session;

import org.jspecify.annotations.NullMarked;
