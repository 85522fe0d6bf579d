/// Looking more than once without being fooled.
///
/// - **Comes in:** differences and their standard errors, look by look, as plain numbers; or failures by day and arm.
/// - **Goes out:** bounds that hold although somebody looked before, and how many looks are left.
/// - **Begin with:** [GroupSequential][dev.ajar.statistics.sequential.GroupSequential], where the end is planned;
///   [ConfidenceSequence][dev.ajar.statistics.sequential.ConfidenceSequence], where there is none;
///   [RareHarm][dev.ajar.statistics.sequential.RareHarm], where failures are few.
///
/// What is done with a release is decided in `comparison`. Standard errors must be clustered: with those of sessions,
/// looking on and on is wrong in one case of five.
@NullMarked
package dev.ajar.statistics.sequential;

import org.jspecify.annotations.NullMarked;
