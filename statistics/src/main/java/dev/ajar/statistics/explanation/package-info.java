/// Why did it get worse? Which lot, firmware or door stands out, and whether chance alone would make one stand out.
///
/// - **Comes in:** [clusters][dev.ajar.statistics.explanation.Cluster] (locks) with what is known of each and their
///   counts in a window before and a window after.
/// - **Goes out:** an [Explanation][dev.ajar.statistics.explanation.Explanation]: a shift of mix, values that stand
///   out, or that none explains it better than chance.
///
/// Begin with [ExplainDrop][dev.ajar.statistics.explanation.ExplainDrop]. The split into rate and mix is
/// [Kitagawa][dev.ajar.statistics.explanation.Kitagawa], the test `MaxT`.
@NullMarked
package dev.ajar.statistics.explanation;

import org.jspecify.annotations.NullMarked;
