/// What tests of core are told in: small worlds, stories of what happened in them, and what came of it.
///
/// A [World][dev.ajar.story.World] holds definitions, written down with [Draft][dev.ajar.story.Draft] and
/// [Conditions][dev.ajar.story.Conditions]. A [Story][dev.ajar.story.Story] reads histories such as
/// `0s  phone-7  requested` and tells sessions and verdicts in the same words.
@NullMarked
package dev.ajar.story;

import org.jspecify.annotations.NullMarked;
