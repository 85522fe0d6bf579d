/// How what was measured is shown: as text that one would paste into a chat, or as JSON.
///
/// - **Comes in:** an [answer][dev.ajar.cli.report.Answer]: what was counted, and the quality of what was read.
/// - **Goes out:** text, always the same for the same answer, in any locale.
///
/// Nothing is counted here.
@NullMarked
package dev.ajar.cli.report;

import org.jspecify.annotations.NullMarked;
