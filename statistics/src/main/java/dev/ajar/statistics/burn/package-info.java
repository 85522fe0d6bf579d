/// When a burn rate means something although hardly anybody came by.
///
/// - **Comes in:** counts of a few windows of time with the number of locks behind the failures; or one session after
///   the other.
/// - **Goes out:** fire or not, with the failures it takes and the reason in words.
/// - **Begin with:** [SignificantBurn][dev.ajar.statistics.burn.SignificantBurn] for a service;
///   [BernoulliCusum][dev.ajar.statistics.burn.BernoulliCusum] or
///   [EvidenceDetector][dev.ajar.statistics.burn.EvidenceDetector] for a single lock or lot.
///
/// Sessions are whole ones, retries included: each retry counted alone makes false alarms of a single stuck lock. No
/// sessions at all is another question, for a heartbeat.
@NullMarked
package dev.ajar.statistics.burn;

import org.jspecify.annotations.NullMarked;
