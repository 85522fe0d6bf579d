/// How the rooms work together to answer one question about files: read, fold part by part, judge, count.
///
/// - **Comes in:** sound definitions, files, and a [question][dev.ajar.cli.measure.Question].
/// - **Goes out:** an [answer][dev.ajar.cli.report.Answer], and every verdict to whoever wants them.
///
/// Start reading at [Measuring][dev.ajar.cli.measure.Measuring].
@NullMarked
package dev.ajar.cli.measure;

import org.jspecify.annotations.NullMarked;
